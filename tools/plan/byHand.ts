import type { RecordedResource } from "../recorder/recording.ts";
import type { Quota } from "./planModel.ts";

/** The steps that a person has to do, in order, one sentence each. */
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
          `Request an increase of the quota ${name} to ${String(needed)} or more. A new account has ${String(newAccount)}.`,
      ),
    ...(ownDns && listener
      ? ["Create the DNS records from the output recordsToCreate, and keep the certificate valid."]
      : [
          "Make sure that the domain's public hosted zone exists in Route 53 and that the parent domain delegates to it.",
        ]),
    ...emails.map((email) => `Have ${email} confirm the subscription: AWS sends an e-mail with a link.`),
    ...(emails.length === 0 ? ["Alarms notify nobody: set notify, or watch them in CloudWatch."] : []),
    "Read the initial root password with the command in the output next, sign in, and change it.",
  ];
}
