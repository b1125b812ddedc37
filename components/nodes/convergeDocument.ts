import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * Seconds that the command may take, a little more than bootstrap waits for a node to converge, so that bootstrap can still
 * print what it waited for. Systems Manager's own default is 3,600.
 */
const convergeSeconds = 6 * 60 * 60;

/** Where user data puts the script that starts the node's service and waits for it. */
const bootstrap = "/opt/gitlab-node/bin/bootstrap";

/** Seconds between two checks whether the script exists. */
const pollSeconds = 10;

/** Number of checks: an association may arrive before a new instance has run its user data. */
const polls = 60;

/**
 * The Systems Manager command that starts a node's converge and waits until the node has reached a configuration. Converge
 * itself runs in the node's service, which retries and keeps its output. There is one document for all nodes of a stack. A
 * new text is a new document, so it reaches nodes through a new association and not behind Pulumi's back.
 */
export class ConvergeDocument extends pulumi.ComponentResource {
  readonly documentArn: pulumi.Output<string>;
  /** Physical name. */
  readonly documentName: pulumi.Output<string>;
  /** Always the first, because a document's text never changes. */
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
    phase: { type: "String", description: "Phase that has to reach it", allowedPattern: "^[a-z]{1,20}$" },
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
          `echo "${bootstrap} does not exist after ${(polls * pollSeconds) / 60} minutes: did user data run? See /var/log/cloud-init-output.log" >&2`,
          "exit 1",
        ],
      },
    },
  ],
};
