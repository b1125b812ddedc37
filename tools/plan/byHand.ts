import type { RecordedResource } from "../recorder/recording.ts";
import type { Quota } from "./planModel.ts";

/** What no program can do for a person, one sentence each, in the order in which to do it. */
export function byHand(resources: readonly RecordedResource[], quotas: readonly Quota[]): string[] {
  const some = (type: string) => resources.filter((resource) => resource.type === type);
  const [listener] = some("aws:lb/listener:Listener").filter(({ inputs }) => inputs.certificateArn !== undefined);
  const ownDns = some("aws:acm/certificate:Certificate").length === 0;
  const emails = some("aws:sns/topicSubscription:TopicSubscription").map(({ inputs }) => String(inputs.endpoint));
  return [
    ...quotas
      .filter(({ raise }) => raise)
      .map(
        ({ name, needed, newAccount }) =>
          `Raise the quota ${name} to ${String(needed)} or more; a new account has ${String(newAccount)}.`,
      ),
    ...(ownDns && listener
      ? ["Create the DNS records of the output recordsToCreate, and keep the certificate valid."]
      : ["See that the domain's public Route 53 zone exists and that its parent delegates to it."]),
    ...emails.map((email) => `Have ${email} confirm the subscription that AWS sends by e-mail.`),
    ...(emails.length === 0 ? ["Nobody hears of alarms: set notify, or look at CloudWatch yourself."] : []),
    "Read root's first password with the command of the output next, sign in, and change it.",
  ];
}
