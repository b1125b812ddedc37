import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { pack } from "../../policy/pack.ts";
import { awsControls } from "../../tools/docs/awsControls/awsControls.ts";
import { policiesFor } from "../../tools/docs/awsControls/policiesFor.ts";

const controls = Object.values(awsControls).flat();
const titleOf = ({ ids, checkov, meaning }: (typeof controls)[number]) => `${ids.join(" ")} ${checkov}: ${meaning}`;

describe("the controls of AWS", () => {
  it("are all answered: by a policy, a test, or why nothing can", () => {
    const open = controls.filter(
      (one) => policiesFor(one, pack).length === 0 && (one.proofs ?? []).length === 0 && one.why === undefined,
    );
    assert.deepEqual(open.map(titleOf), []);
  });

  it("are answered id by id where a policy answers", () => {
    const cited = new Set<string>(pack.flatMap(({ frameworks }) => frameworks));
    const open = controls
      .filter(({ fit, policies = [], proofs = [], why }) => {
        return fit === "must" && policies.length === 0 && proofs.length === 0 && why === undefined;
      })
      .flatMap(({ ids }) => ids.filter((id) => !cited.has(`FSBP ${id}`)));
    assert.deepEqual(open, []);
  });

  it("have a mandatory policy where they must hold, or say why not", () => {
    const weak = controls.filter(
      (one) =>
        one.fit === "must" &&
        one.why === undefined &&
        (one.proofs ?? []).length === 0 &&
        !policiesFor(one, pack).some(({ level }) => level === "mandatory"),
    );
    assert.deepEqual(weak.map(titleOf), []);
  });

  it("say what their policies leave out", () => {
    const left = ["ELB.6", "RDS.8"].map((id) => controls.find(({ ids }) => ids.includes(id))?.why);
    assert.match(String(left[0]), /^Those that people reach are\. An internal one is not: .+ try-out\.$/);
    assert.match(String(left[1]), /^A read replica is not: .+ try-out\.$/);
  });

  it("name policies and tests that exist", () => {
    const names = pack.map(({ name }) => name);
    for (const one of controls) {
      for (const policy of one.policies ?? []) assert.ok(names.includes(policy), `${titleOf(one)}: ${policy}`);
      for (const { file, title } of one.proofs ?? []) {
        assert.ok(existsSync(file), `${titleOf(one)}: ${file}`);
        assert.ok(title !== "" && readFileSync(file, "utf8").includes(`it("${title}`), `${file}: ${title}`);
      }
    }
  });

  it("have every id once, and the pack cites no id of AWS or CIS that they lack", () => {
    const ids = controls.flatMap((one) => one.ids);
    assert.deepEqual(
      ids.filter((id, position) => ids.indexOf(id) !== position),
      [],
    );
    const known = [...ids.map((id) => `FSBP ${id}`), ...controls.flatMap(({ cis }) => cis.map((one) => `CIS ${one}`))];
    const strange = pack.flatMap(({ name, frameworks }) =>
      frameworks.filter((one) => /^(FSBP|CIS) /.test(one) && !known.includes(one)).map((one) => `${name}: ${one}`),
    );
    assert.deepEqual(strange, []);
  });
});
