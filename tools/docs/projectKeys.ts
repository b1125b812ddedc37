import { stringify } from "yaml";
import { stackKeys } from "../../config/stackKeys.ts";

/**
 * The keys right below `config` as `Pulumi.yaml` declares them. None is required by its type, nor secret by its declaration:
 * what is missing, and what should be encrypted, is said by the program, all at once; and with `secret: true` and a default
 * the engine refuses every stack that does not set the key.
 */
export function projectKeys(): string {
  const declared = stackKeys
    .filter(({ path }) => !path.includes("."))
    .map(({ path, type, items, default: value, description, otherwise }) => {
      const words = otherwise === undefined ? description : `${description.replace(/\.$/, "")}; default: ${otherwise}.`;
      const shape = { type, ...(items === undefined ? {} : { items: { type: items } }) };
      return [path, { ...shape, default: value, description: words }] as const;
    });
  const lines = stringify(Object.fromEntries(declared), { lineWidth: 0 }).trimEnd().split("\n");
  return lines.map((line) => `  ${line}`).join("\n");
}
