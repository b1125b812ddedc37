import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { urnParts } from "../recorder/urn.ts";

/** A line of a file of the project. */
export interface SourcePlace {
  /** Below the project's folder. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Where a resource is made: in the file of the innermost component around it, at the class of its type if the file makes one.
 *
 * @param urn of the resource; its types name the components around it
 * @param folder of the project
 */
export function componentPlace(urn: string, folder: string): SourcePlace {
  const types = urnParts(urn).types.split("$");
  const components = types.filter((type) => /^gitlab-aws:[^:]+:[^:]+$/.test(type)).toReversed();
  for (const component of components) {
    const place = placeOf(component, types.at(-1) ?? "", folder);
    if (place) return place;
  }
  return { path: "index.ts", line: 1 };
}

function placeOf(component: string, type: string, folder: string): SourcePlace | undefined {
  const noun = component.split(":").at(-1) ?? "";
  const file = `${noun.charAt(0).toLowerCase()}${noun.slice(1)}.ts`;
  const [path] = globSync(`components/**/${component === "gitlab-aws:index:GitLab" ? "gitlab.ts" : file}`, {
    cwd: folder,
  });
  if (path === undefined) return undefined;
  const lines = readFileSync(join(folder, path), "utf8").split("\n");
  const [, module = "", name = ""] = /^aws:([^/]+)\/[^:]+:(.+)$/.exec(type) ?? [];
  const made = lines.findIndex((text) => text.includes(`new aws.${module}.${name}(`));
  const declared = lines.findIndex((text) => text.includes(`super("${component}"`));
  const at = made >= 0 ? made : declared;
  return { path, line: Math.max(at, 0) + 1 };
}
