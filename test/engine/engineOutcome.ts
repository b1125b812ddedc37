import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";

/** What was done, or would be done, to a resource. */
export interface Step {
  readonly type: string;
  readonly name: string;
  readonly operation: string;
}

/** How a command of the engine ended. */
export interface Outcome {
  /** Whether it did everything that it had to do. */
  readonly succeeded: boolean;
  /** How many resources are to be created, updated, replaced and so on, as counted by the engine. */
  readonly counts: Readonly<Record<string, number>>;
  /** Everything but resources that stay the same. */
  readonly steps: readonly Step[];
  /** The engine's errors and warnings, in order. */
  readonly messages: readonly string[];
  /** What the policy pack has against it, sorted. */
  readonly findings: readonly string[];
}

/** A notice on machines whose providers are stand-ins. */
const standInNotice = /^using pulumi-(?:resource|language)-\S+ from \$PATH/;

/** Steps without a change, and halves of a replacement, which also has a whole step. */
const quiet = ["same", "read", "refresh", "create-replacement", "delete-replaced", "discard-replaced"];

/** What the console shows; the log of events also has debug messages. */
const spoken: readonly string[] = ["error", "info", "info#err", "warning"];

/** Reads the events of a command. */
export function readEvents(events: readonly EngineEvent[]): Omit<Outcome, "succeeded"> {
  const steps = new Map<string, Step>();
  const messages = new Set<string>();
  const findings = new Set<string>();
  let counts: Readonly<Record<string, number>> = {};
  for (const { resourcePreEvent, diagnosticEvent, policyEvent, summaryEvent, preludeEvent } of events) {
    // An update begins with its preview; only the last summary counts.
    if (preludeEvent) {
      steps.clear();
      messages.clear();
      findings.clear();
    }
    if (policyEvent) findings.add(findingText(policyEvent));
    if (resourcePreEvent) {
      const { op, urn } = resourcePreEvent.metadata;
      const [type = "", name] = [urn.split("::")[2]?.split("$").at(-1), urn.split("::").slice(3).join("::")];
      if (!quiet.includes(op)) steps.set(`${urn} ${op}`, { type, name, operation: op });
    }
    if (diagnosticEvent && spoken.includes(diagnosticEvent.severity) && !standInNotice.test(diagnosticEvent.message)) {
      const text = diagnosticEvent.message.trim();
      if (text !== "") messages.add(text);
    }
    if (summaryEvent) counts = summaryEvent.resourceChanges;
  }
  return { counts, steps: [...steps.values()], messages: [...messages], findings: [...findings].toSorted() };
}

/** Such as `mandatory s3-block-public-access: logs: blockPublicAcls must be true. Set it to true.` */
function findingText({ enforcementLevel, policyName, message }: NonNullable<EngineEvent["policyEvent"]>): string {
  // The first line describes the policy; the marks are colours.
  const [, text = message] = message
    .replaceAll(/<\{%.*?%\}>/g, "")
    .trim()
    .split("\n");
  return `${enforcementLevel} ${policyName}: ${text}`;
}
