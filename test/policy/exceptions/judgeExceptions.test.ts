import assert from "node:assert/strict";
import type { Exception } from "../../../policy/exceptions/exception.ts";
import { exceptionFor } from "../../../policy/exceptions/exceptionFor.ts";
import { judgeExceptions } from "../../../policy/exceptions/judgeExceptions.ts";
import { judgePack } from "../../../policy/judgePack.ts";
import type { PackedPolicy } from "../../../policy/packedPolicy.ts";
import { Reading } from "../../../policy/reading.ts";
import { unknown } from "../../../policy/unknown.ts";
import { judge } from "../../../policy/verdict.ts";
import { resourceOf } from "../policyCases.ts";

const told = { level: "mandatory", severity: "low", description: "", todo: "", frameworks: [] } as const;

/** One policy about a resource, one about the stack: both want a good colour. */
const pack: readonly PackedPolicy[] = [
  {
    name: "of-one",
    policy: {
      judges: "resource",
      types: ["paint"],
      check: (one) => judge(one, Reading.of(one.props).at("colour"), (value) => value === "good", "must be good"),
    },
    ...told,
  },
  {
    name: "of-all",
    policy: {
      judges: "stack",
      check: (stack) =>
        stack
          .ofType("paint")
          .flatMap((one) =>
            judge(one, Reading.of(one.props).at("colour"), (value) => value === "good", "must be good"),
          ),
    },
    ...told,
  },
];

const exception = (policy: string, resource: string, lastDay = "2027-06-30"): Exception => ({
  ...{ policy, resource, lastDay },
  reason: "it is only a test",
  place: "exceptions.dev.yaml, line 2",
});

/** What is said about exceptions, for resources with these colours. */
function said(today: string, colours: Readonly<Record<string, unknown>>, ...exceptions: readonly Exception[]) {
  const resources = Object.entries(colours).map(([name, colour]) =>
    resourceOf({ type: "paint", name, props: { colour } }),
  );
  const findings = judgePack(pack, resources);
  return judgeExceptions(exceptions, { pack, resources, findings, today }).map(
    ({ policy, level, resource, message }) => `${level} ${policy}: ${resource.name} ${message}`,
  );
}

const bad = { wall: "bad" };
const place = "(exceptions.dev.yaml, line 2)";

describe("exceptions", () => {
  it("are silent while they are needed and the end is far", () => {
    assert.deepEqual(said("2027-01-01", bad, exception("of-one", "wall"), exception("of-all", "wall")), []);
  });

  it("are announced 14 days ahead, and hold through their last day", () => {
    const one = exception("of-one", "wall", "2027-01-15");
    assert.deepEqual(said("2026-12-31", bad, one), []);
    assert.deepEqual(said("2027-01-01", bad, one), [
      `advisory exceptions-ending: wall has an exception from of-one that ends on 2027-01-15, in 14 days ${place}`,
    ]);
    assert.deepEqual(said("2027-01-14", bad, one), [
      `advisory exceptions-ending: wall has an exception from of-one that ends on 2027-01-15, in 1 day ${place}`,
    ]);
    assert.deepEqual(said("2027-01-15", bad, one), [
      `advisory exceptions-ending: wall has an exception from of-one that ends on 2027-01-15, in 0 days ${place}`,
    ]);
  });

  it("fail when they are past, needed or not", () => {
    const past = `mandatory exceptions-not-past: wall has had no exception from of-one since 2027-01-15, the last day of it ${place}`;
    const one = exception("of-one", "wall", "2027-01-15");
    assert.deepEqual(said("2027-01-16", bad, one), [past]);
    assert.deepEqual(said("2027-01-16", { wall: "good" }, one), [past]);
  });

  it("fail when nothing needs them", () => {
    assert.deepEqual(said("2027-01-01", { ...bad, door: "good" }, exception("of-one", "door")), [
      `mandatory exceptions-needed: door has an exception from of-one that it does not need ${place}`,
    ]);
  });

  it("fail when there is no such resource, and name a similar one", () => {
    assert.deepEqual(said("2027-01-01", bad, exception("of-one", "walll"), exception("of-one", "ceiling")), [
      `mandatory exceptions-needed: walll is no resource of this stack: did you mean wall? ${place}`,
      `mandatory exceptions-needed: ceiling is no resource of this stack ${place}`,
    ]);
  });

  it("are not judged where something was unknown", () => {
    assert.deepEqual(said("2027-01-01", { wall: unknown }, exception("of-one", "wall")), []);
    const elsewhere = { wall: "good", door: unknown };
    assert.deepEqual(said("2027-01-01", elsewhere, exception("of-all", "wall")), []);
    assert.equal(said("2027-01-01", elsewhere, exception("of-one", "wall")).length, 1);
  });

  it("cover findings of exactly their policy and resource, through the last day", () => {
    const one = exception("of-one", "wall", "2027-01-15");
    const [finding] = judgePack(pack, [resourceOf({ type: "paint", name: "wall" })]);
    assert.equal(exceptionFor([one], finding!, "2027-01-15"), one);
    assert.equal(exceptionFor([one], finding!, "2027-01-16"), undefined);
    assert.equal(exceptionFor([exception("of-all", "wall")], finding!, "2027-01-01"), undefined);
    assert.equal(exceptionFor([exception("of-one", "door")], finding!, "2027-01-01"), undefined);
  });
});
