import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * Seconds that the command may take, a little more than bootstrap waits for a node to converge, so that bootstrap still says
 * what it waited for. Systems Manager's own default is 3,600.
 */
const convergeSeconds = 6 * 60 * 60;

/** Where user data puts the script that starts the node's service, and waits. */
const bootstrap = "/opt/gitlab-node/bin/bootstrap";

/** Seconds between two looks for it. */
const pollSeconds = 10;

/** Looks: an association may come before a new instance has run its user data. */
const polls = 60;

/**
 * The command that starts a node's converge and waits until it has reached a configuration, for Systems Manager. Converge
 * itself runs in the node's service, which tries again by itself and keeps its output. One for all nodes of a stack. A new text
 * is a new document, so that it reaches nodes by a new association and not behind Pulumi's back.
 */
export class ConvergeDocument extends pulumi.ComponentResource {
  readonly documentArn: pulumi.Output<string>;
  /** Physical name. */
  readonly documentName: pulumi.Output<string>;
  /** Always the first, since a text is never changed. */
  readonly documentVersion = "1";

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:ConvergeDocument", name, {}, opts);
    const document = new aws.ssm.Document(
      name,
      {
        documentType: "Command",
        documentFormat: "JSON",
        targetType: "/AWS::EC2::Instance",
        content: JSON.stringify(content),
      },
      { parent: this, replaceOnChanges: ["content"] },
    );
    this.documentArn = document.arn;
    this.documentName = document.name;
    this.registerOutputs({ documentName: this.documentName });
  }
}

const content = {
  schemaVersion: "2.2",
  description: "Brings a GitLab node to the configuration with this hash, if it is the current one",
  parameters: {
    hash: { type: "String", description: "SHA-256 of the configuration", allowedPattern: "^[0-9a-f]{64}$" },
    phase: { type: "String", description: "Phase that is to reach it", allowedPattern: "^[a-z]{1,20}$" },
  },
  mainSteps: [
    {
      name: "converge",
      action: "aws:runShellScript",
      inputs: {
        timeoutSeconds: String(convergeSeconds),
        runCommand: [
          `for look in $(seq ${polls}); do`,
          `  if [ -x ${bootstrap} ]; then exec ${bootstrap} '{{ hash }}' '{{ phase }}'; fi`,
          `  sleep ${pollSeconds}`,
          "done",
          `echo "${bootstrap} is not there after ${(polls * pollSeconds) / 60} minutes: did user data run? See /var/log/cloud-init-output.log" >&2`,
          "exit 1",
        ],
      },
    },
  ],
};
