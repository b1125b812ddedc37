import assert from "node:assert/strict";
import { recordAnew } from "../recordAnew.ts";
import { recordStack } from "../recordStack.ts";

const boundary = "arn:aws:iam::123456789012:policy/gitlab-boundary";
const roleType = "aws:iam/role:Role";

describe("the policy that limits every role", () => {
  const limits = async (stack: string, sets: Readonly<Record<string, string>>) => {
    const { resources } = await recordStack(stack, sets);
    return resources.filter(({ type }) => type === roleType).map(({ inputs }) => inputs.permissionsBoundary);
  };

  it("is on each role that there is, of nodes and of services", async () => {
    for (const [stack, sets] of [
      ["dev", { "backup.objects": "true" }],
      ["prod", { "nodes.monitor.count": "1", "backup.copyRegion": "eu-west-1" }],
    ] as const) {
      const all = await limits(stack, { ...sets, permissionsBoundary: boundary });
      assert.ok(all.length >= 4, String(all.length));
      assert.deepEqual([...new Set(all)], [boundary], stack);
    }
  });

  it("is on none if the stack file names none", async () => {
    assert.deepEqual([...new Set(await limits("dev", {}))], [undefined]);
  });

  it("may be of any account in a plan, which then is about that account", async () => {
    const permissionsBoundary = "arn:aws:iam::210987654321:policy/gitlab-boundary";
    assert.deepEqual([...new Set(await limits("dev", { permissionsBoundary }))], [permissionsBoundary]);
  });

  it("is refused before the first resource, if it is another account's than that of the credentials", async () => {
    const identity = { accountId: "123456789012", arn: "arn:aws:iam::123456789012:user/plan", userId: "plan" };
    await assert.rejects(
      recordAnew("dev", { permissionsBoundary: "arn:aws:iam::210987654321:policy/gitlab-boundary" }, "standIns", {
        "aws:index/getCallerIdentity:getCallerIdentity": () => identity,
      }),
      /permissionsBoundary: "arn:aws:iam::210987654321:policy\/gitlab-boundary"\. Allowed: a policy of account 123456789012/,
    );
  });
});
