import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const known = new Map<string, readonly string[]>();

/**
 * Names of the outputs of a type that are not inputs, as the installed SDK declares them.
 *
 * @param type type token
 * @throws Error if the SDK has no such type
 */
export function sdkOutputs(type: string): readonly string[] {
  const outputs = known.get(type) ?? read(type);
  known.set(type, outputs);
  return outputs;
}

function read(type: string): string[] {
  const [, provider = "", folder = "", file = ""] = /^(\w+):(\w+)\/(\w+):/.exec(type) ?? [];
  const path = join(
    import.meta.dirname,
    "../../node_modules/@pulumi",
    provider,
    folder === "index" ? "" : folder,
    `${file}.js`,
  );
  if (!existsSync(path)) throw new Error(`The SDK has no ${type}.`);
  const outputs = readFileSync(path, "utf8").matchAll(/resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g);
  return [...new Set([...outputs].map(([, name = ""]) => name))];
}
