import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseExceptions } from "../../policy/exceptions/parseExceptions.ts";
import { utcDay } from "../../policy/exceptions/utcDay.ts";
import { pack } from "../../policy/pack.ts";
import { policyFacts } from "../../tools/policies/policyFacts.ts";
import { recordEdited } from "../compare/recordEdited.ts";
import type { EngineStack } from "./engineStack.ts";

/** The same transform on both sides. */
const program = { module: "brokenPolicies.ts" };

/** It breaks a policy about one resource, and changes nothing else. */
const oneBroken = `
transforms.push(({ type, props, opts }) =>
  type === "aws:ec2/instance:Instance" ? { props: { ...props, metadataOptions: {} }, opts } : undefined,
);
`;

/** One that holds, one that is past and one that nothing needs. */
const exceptions = `exceptions:
  - policy: ec2-require-metadata-tokens
    resource: gitlab-nodes-gitaly-1
    reason: this test wants to have it
    lastDay: 2099-12-31
  - policy: ec2-require-metadata-tokens
    resource: gitlab-image
    reason: this test wanted to have it
    lastDay: 2020-01-01
  - policy: ec2-require-metadata-tokens
    resource: gitlab-vault
    reason: nobody knows any more why
    lastDay: 2099-12-31
`;

/** What the pack says about a deployed stack whose program now breaks policies. */
export function judgedWhenDeployed(stack: () => EngineStack): void {
  it("would break the same policies in a preview as in the plan, with the same exceptions", async () => {
    const file = join(stack().folder, "exceptions.dev.yaml");
    writeFileSync(file, exceptions);
    const { succeeded, findings } = await stack().with({ program }, () => stack().preview({ pack: true }));
    rmSync(file);
    const { recording } = await recordEdited("dev", {}, program);
    const names = pack.map(({ name }) => name);
    const planned = policyFacts(recording.resources, {
      pack,
      exceptions: parseExceptions(exceptions, "exceptions.dev.yaml", names),
      today: utcDay(new Date()),
    })
      .findings.filter(({ kind, excepted }) => kind === "broken" && !excepted)
      .map(({ level, policy, resource, message, todo }) => `${level} ${policy}: ${resource}: ${message}. ${todo}`);
    assert.ok(planned.some((text) => text.includes("exceptions-not-past")));
    assert.ok(!planned.some((text) => text.includes("ec2-require-metadata-tokens: gitlab-nodes-gitaly-1")));
    assert.deepEqual(findings, planned.toSorted());
    assert.equal(succeeded, false);
  });

  it("stay as they are when such a program is run without its preview", async () => {
    const before = stack().cloud.log().length;
    const edit = { program: { added: { "transforms.ts": oneBroken } } };
    const { succeeded, findings } = await stack().with(edit, () => stack().up({ pack: true }));
    assert.equal(succeeded, false);
    assert.match(findings.join("\n"), /^mandatory ec2-require-metadata-tokens: gitlab-nodes-gitaly-1: /m);
    const touched = stack().cloud.log().slice(before);
    assert.deepEqual(
      touched.map(({ operation, urn }) => `${operation} ${urn.split("::").at(-1)!}`),
      [],
    );
  });
}
