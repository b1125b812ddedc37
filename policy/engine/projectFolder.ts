import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseDocument } from "yaml";

/** Where a run may have its project, and what that is called. */
export interface ProjectRun {
  /** Folder of the pack. */
  readonly pack: string;
  /** Folder where Pulumi was started. */
  readonly started: string | undefined;
  /** Name of the project; absent: any will do. */
  readonly name: string | undefined;
}

/**
 * The folder with the project's `Pulumi.yaml`. Pulumi tells a policy pack the project's name and not its folder. So it is the nearest
 * folder with a project of that name: above the pack, as `policy/` or as an installed package, or else above the folder where Pulumi was
 * started. That is so for `accounts/`, which is judged by the pack of the project around it.
 *
 * @returns as a URL that ends in a slash; absent if there is none
 */
export function projectFolder({ pack, started, name }: ProjectRun): URL | undefined {
  const found = nearest(pack, name) ?? (started === undefined ? undefined : nearest(started, name));
  return found === undefined ? undefined : pathToFileURL(`${found}/`);
}

function nearest(folder: string, name: string | undefined): string | undefined {
  if (isProject(join(folder, "Pulumi.yaml"), name)) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : nearest(above, name);
}

function isProject(file: string, name: string | undefined): boolean {
  if (!existsSync(file)) return false;
  return name === undefined || parseDocument(readFileSync(file, "utf8")).get("name") === name;
}
