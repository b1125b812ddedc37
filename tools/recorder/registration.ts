import type * as requests from "@pulumi/pulumi/proto/resource_pb.js";
import type { PlainObject } from "./plainObject.ts";
import type { RecordedResource } from "./recording.ts";

/** A transform as the engine calls it. The SDK converts the message to arguments and the result to a message. */
export type TransformCallback = (request: Uint8Array) => Promise<requests.TransformResponse>;

/** A resource to record. */
export interface Registration extends Omit<RecordedResource, "urn" | "mark"> {
  /** Providers that a component passes to its children, by package. */
  readonly providers: Readonly<Record<string, string>>;
  /** Transforms of this resource and of all resources below it. */
  readonly transforms: readonly TransformCallback[];
}

/** The answer to the program for a registered resource. */
export interface Registered {
  readonly urn: string;
  /** Absent while it is unknown. */
  readonly id: string | undefined;
  readonly state: PlainObject;
}
