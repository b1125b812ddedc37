// Judges a recording by the pack of another revision, in a process of its own: its modules have the same names.
import { pathToFileURL } from "node:url";
import type { PolicyResource } from "../../../policy/policyResource.ts";
import type { OtherPack, PackTask } from "./otherPack.ts";

/** The parts of the other revision's `policy/` that are used. */
interface OtherModules {
  readonly pack: readonly { readonly name: string; readonly level: string; readonly severity: string }[];
  readonly judgePack: (pack: unknown, resources: readonly PolicyResource[]) => OtherPack["findings"];
  readonly unknown: symbol;
}

process.once("message", (message) => {
  void judged(message as PackTask).then((reply) => {
    process.send?.(reply, () => {
      process.disconnect();
    });
  });
});

async function judged({ root, resources, unknownMark }: PackTask): Promise<OtherPack | { readonly problem: string }> {
  try {
    const load = async (name: keyof OtherModules) =>
      ((await import(pathToFileURL(`${root}/policy/${name}.ts`).href)) as OtherModules)[name];
    const unknown = (await load("unknown")) as symbol;
    const pack = (await load("pack")) as OtherModules["pack"];
    const judge = (await load("judgePack")) as OtherModules["judgePack"];
    const findings = judge(pack, revived(resources, unknownMark, unknown) as readonly PolicyResource[]);
    return {
      rows: pack.map(({ name, level, severity }) => ({ name, level, severity }) as OtherPack["rows"][number]),
      findings,
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Puts the other revision's symbol for unknown values where the mark is: a message cannot hold a symbol. */
function revived(value: unknown, mark: string, unknown: symbol): unknown {
  if (value === mark) return unknown;
  if (Array.isArray(value)) return value.map((item) => revived(item, mark, unknown));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revived(inner, mark, unknown)]));
}
