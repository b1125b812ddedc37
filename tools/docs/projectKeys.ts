import { stringify } from "yaml";
import { stackKeys } from "../../config/stackKeys.ts";

/**
 * The keys below `config` as `Pulumi.yaml` declares them. No type makes a key required, and no declaration makes it
 * secret: the program reports all keys that are missing or should be encrypted at once. With `secret: true` and a
 * default the engine would refuse every stack that does not set the key.
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
