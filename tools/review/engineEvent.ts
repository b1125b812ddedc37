/** A resource in the engine's events. Secrets are already replaced by the engine, but this project shows no values anyway. */
export interface EngineState {
  readonly id: string;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * The parts that are read of an event in the stream of `pulumi preview --json` with PULUMI_ENABLE_STREAMING_JSON_PREVIEW
 * (sdk/go/common/apitype/events.go of pulumi/pulumi, 3.260.0). Exactly one field is there.
 */
export interface EngineEvent {
  readonly preludeEvent?: object;
  readonly resourcePreEvent?: {
    /** Whether a preview says it. */
    readonly planning?: boolean;
    readonly metadata: {
      readonly op: string;
      readonly urn: string;
      readonly old: EngineState | null;
      readonly new: EngineState | null;
      /** Top-level inputs that replace it. */
      readonly keys?: readonly string[];
      /** Top-level inputs that change. */
      readonly diffs?: readonly string[];
      readonly detailedDiff: Readonly<Record<string, { readonly diffKind: string }>> | null;
    };
  };
  /** A step of an update that is done. */
  readonly resOutputsEvent?: NonNullable<EngineEvent["resourcePreEvent"]>;
  /** A step of an update that failed. */
  readonly resOpFailedEvent?: NonNullable<EngineEvent["resourcePreEvent"]>;
  /** What the engine says about itself, such as that it cancels. */
  readonly stdoutEvent?: { readonly message: string };
  readonly diagnosticEvent?: { readonly urn?: string; readonly message: string; readonly severity: string };
  readonly policyEvent?: {
    readonly resourceUrn?: string;
    readonly message: string;
    readonly policyName: string;
    readonly enforcementLevel: string;
    readonly severity?: string;
  };
  readonly summaryEvent?: {
    readonly resourceChanges: Readonly<Record<string, number>> | null;
    readonly result?: string;
    readonly isPreview?: boolean;
    readonly durationSeconds?: number;
  };
}
