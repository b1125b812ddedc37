import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** What provider-check knows of the provider on this machine. */
export interface Provider {
  readonly version: string;
  readonly schemaFile: string;
}

/** A configuration of Terraform, as JSON. */
export interface Configuration {
  readonly terraform: unknown;
  readonly provider: { readonly aws: readonly Record<string, unknown>[] };
  readonly resource: Record<string, Record<string, Record<string, unknown>>>;
  readonly data?: unknown;
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The parts of provider-check that a recording uses. It is a tool beside the project, so they are imported from its folder. */
export interface ProviderCheck {
  readonly prepareProvider: () => Provider;
  readonly loadSchema: (file: string) => unknown;
  readonly makeWorkspace: (folder: string, provider: Provider) => string;
  readonly terraform: (
    args: readonly string[],
    options: {
      readonly cwd: string;
      readonly provider: Provider;
      readonly environment: Readonly<Record<string, string>>;
    },
  ) => Promise<Ended>;
  readonly startMoto: () => Promise<{ readonly endpoint: string | undefined; readonly stop: () => void }>;
  readonly record: (
    options: Readonly<Record<string, unknown>>,
  ) => Promise<{ readonly errors: readonly { readonly message: string }[] }>;
  readonly translate: (
    recording: unknown,
    schema: unknown,
    options: { readonly reading: "references"; readonly provider: Provider; readonly endpoint: string },
  ) => {
    readonly configuration: Configuration;
    readonly errors: readonly unknown[];
    readonly origins: Readonly<Record<string, { readonly type: string }>>;
  };
}

/**
 * Loads provider-check.
 *
 * @param folder where it lies
 */
export async function loadProviderCheck(folder: string): Promise<ProviderCheck> {
  const files = ["schema", "terraform", "moto", "record", "translate"];
  const modules = await Promise.all(
    files.map(async (name) => (await import(pathToFileURL(join(folder, "lib", `${name}.mjs`)).href)) as object),
  );
  return Object.assign({}, ...modules) as ProviderCheck;
}
