import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The folder with the project's `Pulumi.yaml`. Pulumi does not tell it to a policy pack, so it is the nearest one above the
 * pack, as `policy/` or as an installed package; else the nearest one above the folder where Pulumi was started.
 *
 * @param pack folder of the pack
 * @param started folder where Pulumi was started
 * @returns as a URL that ends in a slash; absent if there is none
 */
export function projectFolder(pack: string, started: string | undefined): URL | undefined {
  const found = nearest(pack) ?? (started === undefined ? undefined : nearest(started));
  return found === undefined ? undefined : pathToFileURL(`${found}/`);
}

function nearest(folder: string): string | undefined {
  if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : nearest(above);
}
