import { stringify } from "yaml";
import { stackKey } from "../../config/stackKeys.ts";

/** The keys that `pulumi new` prompts for, in order, each with the value that it suggests. */
const prompted = { users: "500", domain: undefined, allowFrom: undefined } as const;

/** The program's own keys below `template.config` of `Pulumi.yaml`. A prompt is the first sentence of the description. */
export function templateKeys(): string {
  const keys = Object.entries(prompted).map(([path, suggested]) => {
    const [, prompt] = /^(.*?)\.(?: |$)/.exec(stackKey(path)?.description ?? "") ?? [];
    return [path, { description: prompt, default: suggested }] as const;
  });
  const lines = stringify(Object.fromEntries(keys), { lineWidth: 0 }).trimEnd().split("\n");
  return lines.map((line) => `    ${line}`).join("\n");
}
