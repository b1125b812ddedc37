// What the pipeline of the tests deploys, in seconds. It has what the scenarios change: something with a price that holds data and
// that a policy judges, and a step that waits. Of the SDK it loads three files instead of all.
import { existsSync } from "node:fs";
import { Volume } from "@pulumi/aws/ebs/volume.js";
import { Provider } from "@pulumi/aws/provider.js";
import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config("gitlab");
const users = config.requireNumber("users");
const { box = {} } = config.getObject<{ box?: { volumeGiB?: number; zone?: number } }>("nodes") ?? {};

// As in the stack dev, nothing is protected.
const provider = new Provider("aws", {
  region: "us-east-1",
  defaultTags: { tags: { "gitlab:protection": "lifted" } },
});

const volume = new Volume(
  "gitlab-data",
  {
    availabilityZone: box.zone === 2 ? "us-east-1b" : "us-east-1a",
    encrypted: true,
    finalSnapshot: true,
    size: box.volumeGiB ?? 100,
    tags: users === 400 ? {} : { backup: "the tests take none" }, // a number of users that breaks a rule
    type: "gp3",
  },
  { provider },
);

// As a provider's text about a resource, which may quote anything. Without an engine there is no provider.
if (pulumi.runtime.hasEngine()) await pulumi.log.warn("the provider quotes c4n4ryhush", volume);

/** Waits while a file is there, as a step of an upgrade waits for its node. */
const wait = new pulumi.ResourceHook("wait", async () => {
  const { SMALL_PROGRAM_HOLDS: file = "" } = process.env;
  while (file !== "" && existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 100));
});
new Parameter(
  "gitlab-reached",
  {
    name: `/gitlab/${pulumi.getStack()}/reached`,
    type: "String",
    insecureValue: pulumi.interpolate`${volume.size} ${users}`,
  },
  { provider, hooks: { beforeCreate: [wait], beforeUpdate: [wait] } },
);

/** Id of the volume. */
export const data = volume.id;
