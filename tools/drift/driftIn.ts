/** A difference between AWS and the state. */
export interface Drift {
  /** Logical name. */
  readonly resource: string;
  readonly type: string;
  /** Inputs that somebody changed, sorted; empty for a resource that is gone. */
  readonly properties: readonly string[];
}

interface Side {
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** The part of an engine event that tells of drift (sdk/go/common/apitype/events.go of pulumi/pulumi, 3.260.0). */
interface Event {
  readonly resOutputsEvent?: {
    readonly metadata: {
      readonly op: string;
      readonly urn: string;
      readonly diffs?: readonly string[] | null;
      readonly old?: Side | null;
      readonly new?: Side | null;
    };
  };
  readonly summaryEvent?: { readonly result?: string };
}

/** What a preview with `--refresh` found. */
export interface Refreshed {
  /** Whether it came to its end. */
  readonly complete: boolean;
  readonly drifts: readonly Drift[];
}

/**
 * Reads the drift from the events of `pulumi preview --refresh`. It is what refreshing the state would change, so a change of the
 * program that is not deployed yet is no drift. What only AWS decides, such as the number of running nodes, is none either.
 *
 * @param lines events, one on each line; other lines are passed over
 */
export function driftIn(lines: string): Refreshed {
  const events = lines
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Event);
  const drifts = events.flatMap(({ resOutputsEvent }) => {
    if (resOutputsEvent?.metadata.op !== "refresh") return [];
    const { urn, diffs, old, new: now } = resOutputsEvent.metadata;
    const [, , types = "", ...name] = urn.split("::");
    const found = { resource: name.join("::"), type: types.split("$").at(-1) ?? "" };
    if (old && !now) return [{ ...found, properties: [] }];
    const said = (diffs ?? []).filter((path) => isInput(path, old) || isInput(path, now));
    return said.length === 0 ? [] : [{ ...found, properties: said.toSorted() }];
  });
  return { complete: events.some(({ summaryEvent }) => summaryEvent?.result === "succeeded"), drifts };
}

function isInput(path: string, side: Side | null | undefined): boolean {
  return side?.inputs !== undefined && Object.hasOwn(side.inputs, path.split(/[.[]/)[0] ?? "");
}
