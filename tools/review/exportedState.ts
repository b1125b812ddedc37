import { urnParts } from "../recorder/urn.ts";

/**
 * The parts that are read of what `pulumi stack export` writes (DeploymentV3 in sdk/go/common/apitype/core.go of pulumi/pulumi
 * 3.260.0). A stack that was never deployed has none of them.
 */
export interface ExportedState {
  readonly deployment?: {
    readonly manifest?: { /** When it was written last. */ readonly time?: string };
    /** What a run is doing, or was doing when it was cut off. */
    readonly pending_operations?: readonly {
      readonly resource: { readonly urn: string };
      /** Such as `creating`. */
      readonly type: string;
    }[];
  };
}

/** What is half done, as `creating gitlab-database`. */
export function pendingWords({ deployment }: ExportedState): string[] {
  return (deployment?.pending_operations ?? []).map(({ type, resource }) => `${type} ${urnParts(resource.urn).name}`);
}
