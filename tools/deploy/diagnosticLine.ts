import { urnParts } from "../recorder/urn.ts";
import type { EngineEvent } from "../review/engineEvent.ts";

/** How a line begins, by severity. The stream also has messages for debugging, which the console hides as well. */
const beginnings: Readonly<Record<string, string>> = {
  error: "error: ",
  info: "",
  "info#err": "error: ",
  warning: "warning: ",
};

/** What a resource hook of the program said (RunHooks in pkg/resource/deploy/deployment.go of pulumi/pulumi, 3.260.0). */
const fromHook = /^(?:before|after) hook "[^"\n]+" failed: /;

/** An error of AWS, as its SDK for Go writes it: the code comes from AWS' own list, and what follows it may quote an input. */
const fromAws =
  /operation error ([\w ]{1,40}): (\w{1,80}), https response error StatusCode: \d+, RequestID: ([\w-]{1,80}),(?: HostID: [^,\s]+,)? (?:api error )?([A-Z][\w.]{1,80}):/;

/**
 * A message of the engine as a line for a log that others read; `undefined`: it is none for people. The engine masks only the
 * secrets of the configuration in it (AddGlobalSecretFilter in pkg/engine/events.go, 3.260.0). A provider may quote any input of its
 * resource, such as a password that was made up, so its text about a resource is not shown.
 *
 * @param diagnostic from the stream of events
 */
export function diagnosticLine({
  severity,
  message,
  urn = "",
}: NonNullable<EngineEvent["diagnosticEvent"]>): string | undefined {
  const beginning = beginnings[severity];
  const text = message.replaceAll(/<\{%.*?%\}>/g, "").trim();
  if (beginning === undefined || text === "") return undefined;
  const { name } = urnParts(urn);
  if (isOurs(urn) || fromHook.test(text)) return `${beginning}${name === "" ? "" : `${name}: `}${text}`;
  return severity === "info" ? undefined : `${beginning}${urn}: ${answerOf(text)}${elsewhere(urn)}`;
}

/**
 * The program and its components, which name no secret in their messages, and providers, whose configuration has no secret:
 * credentials come from the job.
 */
function isOurs(urn: string): boolean {
  const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
  return type === "" || type === "pulumi:pulumi:Stack" || /^(?:pulumi:providers|gitlab-aws):/.test(type);
}

function answerOf(text: string): string {
  const [, service, operation, request, code] = fromAws.exec(text) ?? [];
  return code === undefined
    ? ""
    : `AWS answered ${code} to ${service ?? ""} ${operation ?? ""}, request ${request ?? ""}. `;
}

function elsewhere(urn: string): string {
  const stack = urn.split("::")[0]?.split(":").at(-1) ?? "";
  return `The provider's text may hold a secret, so it is not in this log. With your own role, npm run preview -- --stack ${stack} shows what a preview says, and CloudTrail what AWS answered.`;
}
