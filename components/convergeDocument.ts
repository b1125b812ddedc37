import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Seconds that a converge may take: migrations of a large database do. */
export const convergeSeconds = 4 * 3600;

/** The command that makes a node converge, for Systems Manager. One for all nodes of a stack. */
export class ConvergeDocument extends pulumi.ComponentResource {
  /** Physical name. */
  readonly documentName: pulumi.Output<string>;
  /** Always the first: a changed command is a new document, so that no association runs one it was not made for. */
  readonly documentVersion = "1";

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:ConvergeDocument", name, {}, opts);
    const document = new aws.ssm.Document(
      name,
      {
        documentType: "Command",
        documentFormat: "JSON",
        targetType: "/AWS::EC2::Instance",
        content: JSON.stringify({
          schemaVersion: "2.2",
          description: "Brings a GitLab node to the configuration with this hash, if it is the current one",
          parameters: {
            hash: { type: "String", description: "SHA-256 of the configuration", allowedPattern: "^[0-9a-f]{64}$" },
          },
          mainSteps: [
            {
              name: "converge",
              action: "aws:runShellScript",
              inputs: {
                timeoutSeconds: String(convergeSeconds),
                // An association may come before user data has installed the bootstrap.
                runCommand: [
                  "for i in $(seq 60); do [ -x /opt/gitlab-node/bin/bootstrap ] && break; sleep 10; done",
                  "exec /opt/gitlab-node/bin/bootstrap {{ hash }}",
                ],
              },
            },
          ],
        }),
      },
      { parent: this, replaceOnChanges: ["content"] },
    );
    this.documentName = document.name;
    this.registerOutputs({ documentName: this.documentName });
  }
}
