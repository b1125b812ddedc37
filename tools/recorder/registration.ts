import type * as requests from "@pulumi/pulumi/proto/resource_pb.js";
import type { PlainObject } from "./plainObject.ts";
import type { RecordedResource } from "./recording.ts";

/** A transform as the engine calls it. The SDK makes arguments of the message and a message of the result. */
export type TransformCallback = (request: Uint8Array) => Promise<requests.TransformResponse>;

/** A resource to write down. */
export interface Registration extends Omit<RecordedResource, "urn" | "mark"> {
  /** Providers that a component hands to its children, by package. */
  readonly providers: Readonly<Record<string, string>>;
  /** Applied to this resource and to all below it. */
  readonly transforms: readonly TransformCallback[];
}

/** What the program gets back for a registered resource. */
export interface Registered {
  readonly urn: string;
  /** Absent while it is unknown. */
  readonly id: string | undefined;
  readonly state: PlainObject;
}
