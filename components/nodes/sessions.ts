import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { logGroups } from "../../gitlab/logGroups.ts";

/** Arguments of {@link Sessions}. */
export interface SessionsArgs {
  readonly stack: string;
  /** Key of sessions and their logs. The person who opens a session needs `kms:GenerateDataKey` on it. */
  readonly keyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
}

/** Minutes after which an idle session ends, 1 to 60; a text, because Session Manager requires one. */
const idleMinutes = "20";

/** Minutes after which every session ends, 1 to 1,440. */
const longestMinutes = "720";

/**
 * How administrators get a shell: with this stack's own Session Manager document, since an account can have only one
 * account-wide document. Sessions are encrypted with a customer key, and all input and output is logged. Port forwarding
 * uses AWS' documents instead: only the forwarded protocol itself encrypts it, and it is not logged.
 */
export class Sessions extends pulumi.ComponentResource {
  /** Name to give to `aws ssm start-session --document-name`. */
  readonly documentName: pulumi.Output<string>;

  constructor(name: string, args: SessionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:Sessions", name, {}, opts);
    const group = new aws.cloudwatch.LogGroup(
      name,
      { name: logGroups.sessions(args.stack), kmsKeyId: args.keyArn, retentionInDays: args.logRetentionDays },
      { parent: this },
    );
    const document = new aws.ssm.Document(
      name,
      {
        documentType: "Session",
        documentFormat: "JSON",
        content: pulumi.jsonStringify({
          schemaVersion: "1.0",
          description: `Shell on GitLab's instances of ${args.stack}, encrypted and logged`,
          sessionType: "Standard_Stream",
          inputs: {
            kmsKeyId: args.keyArn,
            cloudWatchLogGroupName: group.name,
            cloudWatchEncryptionEnabled: true,
            cloudWatchStreamingEnabled: true,
            s3BucketName: "",
            s3KeyPrefix: "",
            s3EncryptionEnabled: true,
            idleSessionTimeout: idleMinutes,
            maxSessionDuration: longestMinutes,
            runAsEnabled: false, // the agent's own user, `ssm-user`
          },
        }),
      },
      { parent: this },
    );
    this.documentName = document.name;
    this.registerOutputs({ documentName: this.documentName });
  }
}
