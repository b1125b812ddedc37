import { readStackText } from "../readStackText.ts";
import type { Comparison } from "../compare/comparisonModel.ts";
import { componentPlace } from "./componentPlace.ts";
import type { PlaceOf } from "./codeQuality.ts";
import { settingLine } from "./settingLine.ts";

/**
 * Finds the line that causes something about a resource: that of the changed setting which is known to change the resource,
 * otherwise that of the component which makes it.
 *
 * @param stack name of the stack
 * @param project name of the project, the namespace of its keys
 * @param folder of the project
 * @param comparison knows which setting changes which resource; absent: nobody does
 */
export function causePlace(
  stack: string,
  project: string,
  folder: string,
  comparison: Pick<Comparison, "causes"> | undefined,
): PlaceOf {
  const path = `Pulumi.${stack}.yaml`;
  const text = readStackText(`${folder}/${path}`);
  return ({ urn, name }) => {
    const causes = (comparison?.causes.bySetting ?? []).filter(({ resources }) => resources.includes(name));
    const [line] = causes.flatMap(({ key }) => settingLine(text, project, key) ?? []);
    return line === undefined ? componentPlace(urn, folder) : { path, line };
  };
}
