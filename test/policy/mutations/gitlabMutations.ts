import type { Mutations } from "./mutation.ts";

const group = "aws:lb/targetGroup:TargetGroup";
const instance = "aws:ec2/instance:Instance";
const object = "aws:s3/bucketObjectv2:BucketObjectv2";

/** Nodes of GitLab, its doors, and what must not be lost. */
export const gitlabMutations: Mutations = {
  "gitlab-agree-on-proxy-protocol": [object, "gitlab-nodes-rails-configuration", { content: "" }],
  "gitlab-forbid-burstable-nodes": [instance, "gitlab-nodes-toolbox-1", { instanceType: "t3.large" }],
  "gitlab-forbid-client-preservation": [group, "gitlab-front-web", { preserveClientIp: "true" }],
  "gitlab-forbid-insecure": [object, "gitlab-nodes-sidekiq-configuration", { content: "curl --insecure https://one" }],
  "gitlab-forbid-other-scaling": ["aws:autoscaling/group:Group", "gitlab-bastion", { maxSize: 5 }],
  "gitlab-forbid-proxy-protocol": [group, "gitlab-front-ssh", { proxyProtocolV2: true }],
  "gitlab-forbid-shared-file-systems": ["aws:efs/fileSystem:FileSystem", "mutant", {}],
  "gitlab-require-guarded-foundation": ["aws:ec2/vpc:Vpc", "mutant-foundation", {}],
  "gitlab-require-protected-foundation": ["aws:ec2/vpc:Vpc", "mutant-foundation", {}],
  "gitlab-require-header-on-checks": [group, "gitlab-inner-http", { healthCheck: { port: "2222" } }],
  "gitlab-require-instance-targets": [group, "gitlab-praefect", { targetType: "ip" }],
  "gitlab-require-odd-voters": [instance, "mutant", { tags: { "gitlab:node": "consul-1" } }],
  "gitlab-require-protected-data": ["aws:s3/bucket:Bucket", "gitlab-buckets-uploads", { forceDestroy: true }],
  "gitlab-require-proxy-protocol": [group, "gitlab-inner-web", { proxyProtocolV2: false }],
};
