/** An environment whose every resource is pinned: the stack file it starts from, and the differences. */
export interface Case {
  readonly stack: "dev" | "team";
  readonly sets: Readonly<Record<string, string>>;
}

const own =
  "{vpcId: vpc-01234567, publicSubnetIds: [subnet-01234567, subnet-11234567], privateSubnetIds: [subnet-21234567, subnet-31234567], natAddresses: [203.0.113.9]}";

/** Every way through the program that creates different resources, or different inputs. */
export const cases = {
  dev: { stack: "dev", sets: {} },
  team: { stack: "team", sets: {} },
  everything: {
    stack: "team",
    sets: {
      "allow.web": '[0.0.0.0/0, "::/0"]',
      public: "true",
      internalLoadBalancer: "true",
      smtp: "{host: mail.example.com, user: gitlab, from: gitlab@example.com}",
      smtpPassword: "{secure: v1:abc}",
      incomingMail: "{address: 'incoming+%{key}@example.com', host: imap.example.com, user: incoming}",
      incomingMailPassword: "{secure: v1:abc}",
      "network.nat": "perZone",
      "network.interfaceEndpoints": "[ssm, secretsmanager]",
      patching: "{schedule: 0 3 * * 0, reboot: false}",
      restoreSnapshots: '["snap-0123456789abcdef0"]',
      "nodes.box.zone": "2",
      gitlabRb: "gitlab_rails['time_zone'] = 'Europe/Zurich'",
      allowedAccountIds: '["123456789012"]',
      tags: "{team: platform}",
      cpu: "x86_64",
    },
  },
  "existing-network": { stack: "dev", sets: { network: own } },
  "own-dns": {
    stack: "dev",
    sets: {
      certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0b1c2d3e-0000-1111-2222-333344445555",
      pagesDomain: "pages.example.com",
    },
  },
  "no-nat": {
    stack: "dev",
    sets: {
      network:
        "{nat: none, interfaceEndpoints: [backup, ec2messages, kms, logs, monitoring, secretsmanager, ssm, ssmmessages], zones: 2}",
      amiId: "ami-01234567",
      internalLoadBalancer: "true",
    },
  },
  copies: { stack: "dev", sets: { "backup.objects": "true", "backup.copyRegion": "eu-west-1" } },
  govcloud: { stack: "dev", sets: { "aws:region": "us-gov-west-1" } },
  china: { stack: "dev", sets: { "aws:region": "cn-north-1" } },
} as const satisfies Readonly<Record<string, Case>>;
