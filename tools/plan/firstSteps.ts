import type { RecordedResource } from "../recorder/recording.ts";
import type { FirstStep } from "./decisionModel.ts";
import { isOfRole } from "./placed.ts";
import type { Quota } from "./planModel.ts";

/** What has to be done before the first `pulumi up`, in order: what takes longest to get comes first. */
export function firstSteps(resources: readonly RecordedResource[], quotas: readonly Quota[]): FirstStep[] {
  const some = (type: string) => resources.filter((resource) => resource.type === type);
  const raised = quotas.filter(({ raise }) => raise);
  const withCertificate = some("aws:lb/listener:Listener").some(({ inputs }) => inputs.certificateArn !== undefined);
  const ownDns = some("aws:acm/certificate:Certificate").length === 0 && withCertificate;
  const cluster = some("aws:ec2/instance:Instance").some((one) => isOfRole(one, "member"));
  return [
    ...raised.map(({ name, needed, newAccount }) => ({
      topic: "Quota",
      todo: `Request an increase of ${name} to ${String(needed)} or more. A new account has ${String(newAccount)}.`,
    })),
    {
      topic: "DNS",
      todo: ownDns
        ? "Create the DNS records from the output recordsToCreate, and keep the certificate valid."
        : "Make sure that the domain's public hosted zone exists in Route 53 and that the parent domain delegates to it.",
    },
    {
      topic: "Licence",
      todo: cluster
        ? "GitLab supports a Gitaly Cluster with Premium or Ultimate only: have a licence, or set gitaly: sharded."
        : "None is needed: without one, GitLab works as Free.",
    },
    {
      topic: "State",
      todo: "Choose where Pulumi keeps its state, such as an S3 bucket, and a passphrase or a KMS key for the secrets in it. Keep the passphrase: without it nobody can change the stack.",
    },
    ...(some("aws:imagebuilder/image:Image").length > 0
      ? []
      : [
          {
            topic: "Image",
            todo: "Make sure that this account may start instances from the image of amiId in this region.",
          },
        ]),
  ];
}
