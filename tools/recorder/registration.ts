import type * as requests from "@pulumi/pulumi/proto/resource_pb.js";
import type { RecordedResource } from "./recording.ts";

/** A transform as the engine calls it: by a message, which the SDK makes arguments from and a result of. */
export type TransformCallback = (request: Uint8Array) => Promise<requests.TransformResponse>;

/** A resource to write down. */
export interface Registration extends Omit<RecordedResource, "urn" | "mark"> {
  /** Providers that a component hands to its children, by package. */
  readonly providers: Readonly<Record<string, string>>;
  /** Run over this resource and all below it. */
  readonly transforms: readonly TransformCallback[];
}

/** What the program gets back for a registered resource. */
export interface Registered {
  readonly urn: string;
  /** Absent while it is unknown. */
  readonly id: string | undefined;
  readonly state: Readonly<Record<string, unknown>>;
}
