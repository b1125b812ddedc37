/** One registered resource, as plain data. */
export interface RecordedResource {
  readonly urn: string;
  /** Type token, such as `aws:s3/bucket:Bucket`. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** What references call it, such as `Vpc gitlab-network`: by its first name, as far as aliases say. */
  readonly mark: string;
  /** URN of the parent; absent for the stack itself. */
  readonly parent: string | undefined;
  /** Whether a provider makes it; components are not custom. */
  readonly custom: boolean;
  /** Whether another process makes its children. */
  readonly remote: boolean;
  /** Secrets unwrapped, unknown values as `unknownValue`, resources as ids. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Top-level inputs that hold a secret. */
  readonly secretPaths: readonly string[];
  /** URNs, explicit and by property. */
  readonly dependencies: readonly string[];
  /** URNs that the value of each top-level input comes from. */
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
  /** URNs of the resources with which this one is replaced. */
  readonly replaceWith: readonly string[];
  readonly retainOnDelete: boolean;
  readonly aliases: readonly unknown[];
  readonly customTimeouts: Readonly<Record<string, string>>;
  readonly additionalSecretOutputs: readonly string[];
  readonly deletedWith: string | undefined;
  /** URN of the provider. */
  readonly provider: string | undefined;
  readonly importId: string | undefined;
  /** Names of the hooks that the engine calls, by occasion: `beforeCreate`. Occasions without a hook are left out. */
  readonly hooks: Readonly<Record<string, readonly string[]>>;
}

/** A data source that was asked. */
export interface RecordedCall {
  readonly token: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** All that a program registered. */
export interface Recording {
  /** In the order of registration, the stack first. */
  readonly resources: readonly RecordedResource[];
  readonly calls: readonly RecordedCall[];
  /** The stack's outputs, plain. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Outputs that are secret. */
  readonly secretOutputs: readonly string[];
}
