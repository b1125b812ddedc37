import type { Alias } from "@pulumi/pulumi/proto/alias_pb.js";
import type { PlainObject } from "./plainObject.ts";

/** One registered resource, as plain data. */
export interface RecordedResource {
  readonly urn: string;
  /** Type token, such as `aws:s3/bucket:Bucket`. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** Its name in references, such as `Vpc gitlab-network`. If it has aliases, the first name that they give. */
  readonly mark: string;
  /** URN of the parent; absent for the stack itself. */
  readonly parent: string | undefined;
  /** Whether a provider creates it; components are not custom. */
  readonly custom: boolean;
  /** Whether another process registers its children. */
  readonly remote: boolean;
  /** Secrets are unwrapped, unknown values are `unknownValue`, resources are their ids. */
  readonly inputs: PlainObject;
  /** Top-level inputs that hold a secret. */
  readonly secretPaths: readonly string[];
  /** URNs of all dependencies: explicit ones and those of properties. */
  readonly dependencies: readonly string[];
  /** URNs of the resources that each top-level input depends on. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly options: RecordedOptions;
}

/** The resource options that change what happens to a live system. */
export interface RecordedOptions {
  readonly protect: boolean;
  readonly deleteBeforeReplace: boolean;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly replacementTrigger: unknown;
  /** Whether the trigger is a secret. */
  readonly secretTrigger: boolean;
  /** URNs of resources. When one of them is replaced, this resource is replaced as well. */
  readonly replaceWith: readonly string[];
  readonly retainOnDelete: boolean;
  /** As the SDK sends them. A text is empty if the alias does not change that part. */
  readonly aliases: readonly Alias.AsObject[];
  readonly customTimeouts: Readonly<Record<string, string>>;
  readonly additionalSecretOutputs: readonly string[];
  readonly deletedWith: string | undefined;
  /** URN of the provider. */
  readonly provider: string | undefined;
  readonly importId: string | undefined;
  /**
   * Names of the hooks that the engine calls, by occasion, such as `beforeCreate`. Only occasions with hooks are here.
   */
  readonly hooks: Readonly<Record<string, readonly string[]>>;
}

/** A call of a data source. */
export interface RecordedCall {
  readonly token: string;
  readonly args: PlainObject;
}

/** Everything that a program registered. */
export interface Recording {
  /** In the order of registration, the stack first. */
  readonly resources: readonly RecordedResource[];
  readonly calls: readonly RecordedCall[];
  /** The stack's outputs as plain data. */
  readonly outputs: PlainObject;
  /** Outputs that are secret. */
  readonly secretOutputs: readonly string[];
}
