/** A resource as a policy sees it. The plan and the engine hand over the same form. */
export interface PolicyResource {
  readonly urn: string;
  /** Type token, such as `aws:s3/bucket:Bucket`. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** The inputs as plain data. A value that is not known yet is {@link unknown}, however deep it is. */
  readonly props: Readonly<Record<string, unknown>>;
  /** Top-level inputs that hold a secret, as the program marked them. */
  readonly secretPaths?: readonly string[];
  readonly options: {
    /** Whether Pulumi refuses to delete or replace it. */
    readonly protect: boolean;
    readonly ignoreChanges: readonly string[];
  };
  /** URN of the parent; absent for the stack. */
  readonly parent: string | undefined;
  /**
   * URNs of the resources that each top-level input depends on. It names them even if their ids are not known yet, so
   * policies join resources by it and never by ids. Empty for a policy that judges one resource.
   */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}
