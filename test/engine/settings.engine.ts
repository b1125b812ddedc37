import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { stackKeys, type StackKey } from "../../config/stackKeys.ts";
import { allWithOneStack } from "./allWithOneStack.ts";
import type { EngineStack } from "./engineStack.ts";

/** A value that is not the default, as a person writes it; only its type matters to the engine. */
const written: Readonly<Record<StackKey["type"], (key: StackKey) => string>> = {
  string: () => "word",
  integer: (key) => String(Number(key.default) + 1),
  boolean: (key) => String(key.default !== true),
  array: ({ items }) => (items === "object" ? "[{ word: word }]" : "[word]"),
  object: () => "{ word: word }",
};

/** The engine's messages when the declaration of a key refuses a value, or requires one. */
const enginesOwn = /validating stack config|must be of type|missing configuration values|must be encrypted/;

describe("settings on the engine", function () {
  this.timeout(120_000);
  let stack: EngineStack;
  allWithOneStack(this, (one) => (stack = one), "dev");

  it("are let through for every key, said or not: the program judges them", async () => {
    const top = stackKeys.filter(({ path }) => !path.includes("."));
    const sets = Object.fromEntries(top.map((key) => [key.path, written[key.type](key)]));
    const { succeeded, messages } = await stack.with({ sets }, () => stack.preview());
    assert.equal(succeeded, false);
    assert.ok(
      messages.some((message) => message.startsWith("Pulumi.dev.yaml has ")),
      messages.join("\n"),
    );
    assert.ok(!messages.some((message) => enginesOwn.test(message)), messages.join("\n"));
  });

  it("have a password that has to be encrypted, in our own words", async () => {
    const smtp = "{ host: smtp.example.com, user: gitlab, from: gitlab@example.com }";
    const { messages } = await stack.with({ sets: { smtp, smtpPassword: "hush" } }, () => stack.preview());
    assert.deepEqual(messages, [
      "Pulumi.dev.yaml has 1 problem:\n  - smtpPassword: (not shown). Allowed: an encrypted value. Run: pulumi config set --secret smtpPassword",
    ]);
  });

  it("take encrypted passwords, and keep them out of what is stored", async () => {
    const smtp = "{ host: smtp.example.com, user: gitlab, from: gitlab@example.com }";
    const incomingMail = "{ address: 'in+%{key}@example.com', host: imap.example.com, user: in }";
    await stack.with({ sets: { smtp, incomingMail } }, async () => {
      await stack.setSecret("smtpPassword", "hush-hush-hush");
      await stack.setSecret("incomingMailPassword", "hush-hush-hush");
      const { succeeded, messages } = await stack.preview();
      assert.deepEqual([succeeded, messages], [true, []]);
      assert.equal(stack.keeps("hush-hush-hush"), false);
    });
  });

  for (const command of [
    ["pulumi", "preview", "--stack", "dev"],
    ["npm", "run", "--silent", "preview", "--", "--stack", "dev"],
  ] as const) {
    it(`are refused once, without a stack trace and with exit code 1, by ${command[0]}`, async () => {
      await stack.with({ sets: { users: "0" } }, () => {
        const [program, ...args] = command;
        const { status, stdout, stderr } = spawnSync(program, [...args, "--color", "never"], {
          cwd: stack.folder,
          env: { ...process.env, ...stack.environment, NODE_OPTIONS: "" }, // with stack traces, as a person runs it
          encoding: "utf8",
        });
        assert.equal(status, 1);
        const said =
          "- users: not given. Allowed: a whole number from 1 to 50000. Say how many people will have an account.";
        assert.equal(`${stdout}${stderr}`.split(said).length, 2, stdout);
        assert.ok(!/\bat .*:\d+:\d+/.test(stdout), stdout);
        return Promise.resolve();
      });
    });
  }

  it("lead to one message where an output fails after the deployment began", async () => {
    stack.answer({ "aws:imagebuilder/image:Image": { outputResources: [] } });
    const { succeeded, messages } = await stack.up();
    stack.answer({});
    assert.equal(succeeded, false);
    assert.deepEqual(
      messages.filter((message) => message !== "update failed"),
      ["Image Builder created no AMI: read the log group /aws/imagebuilder/gitlab-dev."],
    );
  });
});
