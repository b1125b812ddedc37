import assert from "node:assert/strict";
import { survivals } from "../../tools/plan/survivals.ts";
import type { Loss, LossFigures } from "../../tools/plan/lossModel.ts";
import { planOf } from "./planOf.ts";

/** Whether a stack survives each failure, and what it costs, in a line each. */
async function rows(stack: string, sets: Readonly<Record<string, string>> = {}) {
  const { survives } = (await planOf(stack, sets)).decision;
  return survives.map(
    ({ scope, answer, losesMinutes = "all", downMinutes = "no end", losesEstimated, downEstimated }) =>
      [
        `${scope}: ${answer}`,
        `loses ${String(losesMinutes)}${losesEstimated ? " (estimate)" : ""}`,
        `down ${String(downMinutes)}${downEstimated ? " (estimate)" : ""}`,
      ].join(", "),
  );
}

describe("what a person decides on", () => {
  it("says what the stack is, in one sentence", async () => {
    const said = async (stack: string, sets: Readonly<Record<string, string>> = {}) =>
      (await planOf(stack, sets)).decision.what;
    assert.deepEqual(
      [
        await said("prod"),
        await said("prod", { users: "2500" }),
        await said("prod", { users: "2000" }),
        await said("team"),
      ],
      [
        "GitLab for up to 3,000 users at gitlab.example.com, highly available over three zones",
        "GitLab for up to 3,000 users (2,500 asked for) at gitlab.example.com, highly available over three zones",
        "GitLab for up to 2,000 users at gitlab.example.com, on nodes for each part in three zones, not highly available",
        "GitLab for up to 1,000 users at gitlab.example.com, on a single node in one zone",
      ],
    );
  });

  it("says what it survives, and what that costs", async () => {
    assert.deepEqual(await rows("prod"), [
      "instance: yes, loses 1 (estimate), down 2",
      "volume: yes, loses 0, down 1",
      "zone: yes, loses 1 (estimate), down 2",
      "region: no, loses all, down no end",
      "deletion: by hand, loses 1680, down 167 (estimate)",
    ]);
    assert.deepEqual(await rows("team"), [
      "instance: yes, loses 0, down 9 (estimate)",
      "volume: by hand, loses 1500, down 9 (estimate)",
      "zone: by hand, loses 1500, down 9 (estimate)",
      "region: no, loses all, down no end",
      "deletion: by hand, loses 1500, down 9 (estimate)",
    ]);
    const copies = { "backup.objects": "true", "backup.copyRegion": "eu-west-1" };
    assert.match((await rows("team", copies)).at(-2)!, /^region: by hand, loses 1500, down \d+ \(estimate\)$/);
    assert.equal((await rows("prod", { gitaly: "sharded" }))[2], "zone: no, loses 1500, down no end");
  });

  it("names what loses the most and what takes longest, where there are several parts", () => {
    const figures: LossFigures = {
      losesMinutes: 0,
      downMinutes: 0,
      byHand: false,
      losesEstimated: false,
      downEstimated: false,
    };
    const loss = (part: string, own: Partial<LossFigures>): Loss => ({
      scope: "zone",
      event: "",
      part,
      lost: "",
      until: `${part} comes back`,
      figures: { ...figures, ...own },
    });
    const [both] = survivals([
      loss("a", { losesMinutes: 5 }),
      loss("b", { downMinutes: 3 }),
      loss("c", { byHand: true }),
    ]);
    assert.deepEqual([both?.answer, both?.loses, both?.how], ["by hand", ["a"], "a: a comes back; b: b comes back"]);
    const [one] = survivals([loss("a", { losesMinutes: 5, downMinutes: 3 }), loss("c", {})]);
    assert.deepEqual([one?.answer, one?.loses, one?.how], ["yes", [], "a comes back"]);
    const [none] = survivals([loss("a", {})]);
    assert.deepEqual([none?.answer, none?.how], ["yes", "GitLab goes on without it"]);
    assert.equal(survivals([loss("a", { downMinutes: undefined })])[0]?.answer, "no");
  });

  it("says what has to be done first", async () => {
    const first = async (stack: string, sets: Readonly<Record<string, string>> = {}) =>
      (await planOf(stack, sets)).decision.first.map(({ topic, todo }) => `${topic}: ${todo}`);
    assert.deepEqual(
      (await first("prod")).map((step) => step.split(":")[0]),
      ["Quota", "DNS", "Licence", "State"],
    );
    const licence = "Licence: None is needed: without one, GitLab works as Free.";
    assert.ok((await first("prod", { gitaly: "sharded" })).includes(licence));
    assert.ok(!(await first("prod")).includes(licence));
    assert.equal(
      (await first("prod", { amiId: "ami-0123456789abcdef0" })).at(-1),
      "Image: Make sure that this account may start instances from the image of amiId in this region.",
    );
  });
});
