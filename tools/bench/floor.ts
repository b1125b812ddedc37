// Registers resources without components under Pulumi's own mocks, and does nothing else. The argument is their number.
import * as aws from "@pulumi/aws";
import "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import "@pulumi/random";

const count = Number(process.argv[2]);
const answers: pulumi.runtime.Mocks = {
  newResource: ({ name, inputs }) => ({ id: name, state: inputs as Record<string, unknown> }),
  call: () => ({}),
};
await pulumi.runtime.setMocks(answers);
await pulumi.runtime.runInPulumiStack(() => {
  for (let at = 0; at < count; at++) {
    new aws.ec2.Eip(`address-${String(at)}`, { domain: "vpc" });
  }
  return Promise.resolve({});
});
