import { stringify } from "yaml";
import { stackKeys } from "../../config/stackKeys.ts";

/**
 * The declarations below `config` of `Pulumi.yaml`. They make no key required or secret: the program itself reports, all
 * at once, which keys are missing and which should be encrypted. With `secret: true` and a default, the engine would
 * refuse every stack that does not set the key.
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
