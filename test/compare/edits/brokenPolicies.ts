import * as pulumi from "@pulumi/pulumi";
import { transforms } from "../../../transforms.ts";

type Inputs = Readonly<Record<string, unknown>>;

const statement = (inputs: Inputs) => JSON.stringify({ Version: "2012-10-17", Statement: [inputs] });

/** Inputs that break policies, by type and name. They are about one resource, about the stack, about documents and about secrets. */
const broken: Readonly<Record<string, Inputs>> = {
  "ec2/instance:Instance gitlab-nodes-gitaly-1": {
    metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 2 },
    tags: { owner: pulumi.secret("somebody") },
  },
  "imagebuilder/infrastructureConfiguration:InfrastructureConfiguration gitlab-image": { instanceMetadataOptions: {} },
  "kms/key:Key gitlab-keys-objects": { enableKeyRotation: false },
  "ec2/subnet:Subnet gitlab-network-private-1": { mapPublicIpOnLaunch: true },
  "vpc/securityGroupIngressRule:SecurityGroupIngressRule gitlab-firewall-ssh-clients-to-ssh-door-22-ipv4": {
    prefixListId: undefined,
    cidrIpv4: "0.0.0.0/0",
  },
  "lb/listener:Listener gitlab-front-web": { sslPolicy: "ELBSecurityPolicy-2016-08" },
  "s3/bucketPublicAccessBlock:BucketPublicAccessBlock gitlab-buckets-artifacts": { blockPublicPolicy: false },
  "s3/bucketPolicy:BucketPolicy gitlab-buckets-lfs": {
    policy: statement({ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" }),
  },
  "s3/bucketVersioning:BucketVersioning gitlab-buckets-uploads": { versioningConfiguration: { status: "Suspended" } },
  "iam/rolePolicy:RolePolicy gitlab-nodes-gitaly-1-identity-objects": {
    policy: statement({ Effect: "Allow", Action: "*", Resource: "*" }),
  },
};

transforms.push(({ type, name, props, opts }) => {
  const inputs = broken[`${type.replace("aws:", "")} ${name}`];
  return inputs ? { props: { ...props, ...inputs }, opts } : undefined;
});
