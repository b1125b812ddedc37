import type { Alias } from "@pulumi/pulumi/proto/alias_pb.js";
import type { PlainObject } from "./plainObject.ts";

/** One registered resource, as plain data. */
export interface RecordedResource {
  readonly urn: string;
  /** Type token, such as `aws:s3/bucket:Bucket`. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** What references call it, such as `Vpc gitlab-network`. The name is the first that aliases tell of. */
  readonly mark: string;
  /** URN of the parent; absent for the stack itself. */
  readonly parent: string | undefined;
  /** Whether a provider makes it; components are not custom. */
  readonly custom: boolean;
  /** Whether another process makes its children. */
  readonly remote: boolean;
  /** Secrets are unwrapped, unknown values are `unknownValue`, resources are their ids. */
  readonly inputs: PlainObject;
  /** Top-level inputs that hold a secret. */
  readonly secretPaths: readonly string[];
  /** URNs of explicit dependencies and of those by property. */
  readonly dependencies: readonly string[];
  /** URNs of the resources that the value of each top-level input was made from. */
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
  /** URNs of resources. When one of them is replaced, this resource is, too. */
  readonly replaceWith: readonly string[];
  readonly retainOnDelete: boolean;
  /** As the SDK sends them. Texts are empty where an alias leaves something as it is. */
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

/** A data source that was asked. */
export interface RecordedCall {
  readonly token: string;
  readonly args: PlainObject;
}

/** Everything that a program registered. */
export interface Recording {
  /** In the order of registration, the stack first. */
  readonly resources: readonly RecordedResource[];
  readonly calls: readonly RecordedCall[];
  /** The stack's outputs, plain. */
  readonly outputs: PlainObject;
  /** Outputs that are secret. */
  readonly secretOutputs: readonly string[];
}
