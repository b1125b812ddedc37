import type { Architecture } from "../../config/architecture.ts";
import type { Endpoints } from "../endpoints.ts";
import type { OmnibusService } from "../omnibusServices.ts";
import type { SecretName } from "../secretNames.ts";

/** What is configured: a node with a permanent name, or an autoscaled role, whose nodes share one configuration. */
export interface ConfiguredNode {
  /** Name of the node, or of the role. */
  readonly name: string;
  /** Its role, as the stack file calls it. */
  readonly role: string;
  readonly instanceType: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
}

/** What a `gitlab.rb` has to know about its role. */
export interface ConfiguredRole {
  /** Whether its node has a data volume. */
  readonly holdsData: boolean;
  /** Whether it migrates the database. One role of an environment does. */
  readonly migrates: boolean;
  /** The Omnibus services that run on it; all others are switched off. */
  readonly runs: readonly OmnibusService[];
  readonly secrets: {
    /** Secrets that it only reads. */
    readonly read: readonly SecretName[];
    /** Secrets that it creates if they do not exist, and publishes. */
    readonly publish: readonly SecretName[];
  };
}

/** Everything that a part of a configuration may depend on. */
export interface Context {
  readonly architecture: Architecture;
  readonly role: ConfiguredRole;
  readonly node: ConfiguredNode;
  /** What AWS has created. */
  readonly endpoints: Endpoints;
}
