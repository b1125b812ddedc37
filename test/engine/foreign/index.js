// Somebody else's program, in plain JavaScript. Each resource breaks a policy, most of them by a secret.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const { id: bucket } = new aws.s3.Bucket("public");
new aws.s3.BucketPublicAccessBlock("public", { bucket, blockPublicAcls: false, blockPublicPolicy: false });

const secrets = {
  configured: new pulumi.Config().requireSecret("canary"),
  written: pulumi.secret("canary-of-the-program"),
  generated: new random.RandomPassword("generated", { length: 16 }).result,
};
for (const [source, secret] of Object.entries(secrets)) {
  new aws.ec2.Instance(source, {
    ami: "ami-0123456789abcdef0",
    instanceType: "t4g.large", // GitLab must not have it; others may
    metadataOptions: { httpTokens: secret },
    userData: secret,
    tags: { secret },
  });
}

const document = { Statement: [{ Effect: "Allow", Action: "*", Resource: "*", Sid: "canary-in-a-document" }] };
new aws.iam.RolePolicy("document", { role: "somebody", policy: pulumi.secret(JSON.stringify(document)) });
