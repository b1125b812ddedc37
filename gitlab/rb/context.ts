import type { Architecture } from "../../config/architecture.ts";
import type { Endpoints, SecretName } from "../endpoints.ts";
import type { OmnibusService } from "../omnibusServices.ts";

/** Whoever is configured: a node with a name of its own, or an autoscaled role, whose nodes share one configuration. */
export interface ConfiguredNode {
  /** Name of the node, or of the role. */
  readonly name: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
}

/** What a `gitlab.rb` has to know of the role that it is for. */
export interface ConfiguredRole {
  /** Whether its node has a data volume. */
  readonly holdsData: boolean;
  /** Whether it migrates the database. One role of an environment does. */
  readonly migrates: boolean;
  /** What of Omnibus runs on it; all else is switched off. */
  readonly runs: readonly OmnibusService[];
  readonly secrets: {
    /** Secrets that it only reads. */
    readonly read: readonly SecretName[];
    /** Secrets that it makes where nobody has, and publishes. */
    readonly publish: readonly SecretName[];
  };
}

/** All that a part of a configuration may depend on. */
export interface Context {
  readonly architecture: Architecture;
  readonly role: ConfiguredRole;
  readonly node: ConfiguredNode;
  /** What AWS has made. */
  readonly endpoints: Endpoints;
}
