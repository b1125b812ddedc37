import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { isStateful, namedRoles } from "../../config/nodeRole.ts";
import { scaledRoleNames } from "../../config/scaledRole.ts";
import { metrics } from "../../gitlab/metrics.ts";
import { phaseText, steps } from "../../gitlab/phases.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";

/** The functions that scripts define. */
function functionsOf(...files: readonly string[]): Set<string> {
  const text = files.map((file) => readFileSync(`gitlab/scripts/${file}`, "utf8")).join("\n");
  return new Set([...text.matchAll(/^([A-Za-z_]+)\(\)/gm)].map(([, name]) => name!));
}

const library = readdirSync("gitlab/scripts/lib")
  .filter((file) => file.endsWith(".sh"))
  .map((file) => `lib/${file}`);

describe("the table of roles", () => {
  it("has a row for each role whose nodes have names or scale, and no other", () => {
    assert.deepEqual(Object.keys(roles), [...namedRoles, ...scaledRoleNames]);
    for (const name of namedRoles) assert.equal(roles[name].holdsData, isStateful(name));
    for (const name of scaledRoleNames) assert.equal(roles[name].holdsData, false);
  });

  it("names steps and metrics that the scripts have", () => {
    const inLibrary = functionsOf(...library);
    assert.deepEqual(
      steps.filter((step) => !inLibrary.has(step)),
      [],
    );
    const inReport = functionsOf("report.sh");
    assert.deepEqual(
      metrics.filter((metric) => !inReport.has(metric)),
      [],
    );
  });

  it("names phases so that a parameter, a key and a command can carry them, each once", () => {
    for (const { phases } of Object.values(roles)) {
      const names = phases.map(({ name }) => name);
      assert.equal(new Set(names).size, names.length);
      for (const name of names) assert.match(name, /^[a-z]{1,20}$/);
    }
  });

  it("has one role that migrates the database and makes the secrets, with the box and without it", () => {
    const { box, ...tiers } = roles;
    for (const rows of [[box], Object.values(tiers)] as readonly (readonly Role[])[]) {
      assert.equal(rows.filter(({ migrates }) => migrates).length, 1);
      const published = rows.flatMap(({ secrets }) => secrets.publish);
      assert.equal(new Set(published).size, published.length);
      assert.ok(published.includes("gitlabSecrets") && published.includes("sshHostKeys"));
    }
  });
});

describe("a phase", () => {
  it("is written one step to a line, with when it runs", () => {
    const phase = {
      name: "finish",
      always: ["mount_volume"],
      resume: ["start_gitlab"],
      steps: ["reconfigure", "start_agent"],
    } as const;
    assert.equal(phaseText(phase), "always mount_volume\nresume start_gitlab\nstep reconfigure\nstep start_agent\n");
  });
});
