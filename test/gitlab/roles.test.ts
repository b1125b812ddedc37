import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { isStateful, namedRoles } from "../../config/nodeRole.ts";
import { gitlabRb } from "../../gitlab/gitlabRb.ts";
import { metrics } from "../../gitlab/metrics.ts";
import { omnibusServices } from "../../gitlab/omnibusServices.ts";
import { phaseText, steps } from "../../gitlab/phases.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { boxArchitecture, boxEndpoints } from "../fixtures/architectures.ts";

/** The functions that scripts define. */
function functionsOf(...files: readonly string[]): Set<string> {
  const text = files.map((file) => readFileSync(`gitlab/scripts/${file}`, "utf8")).join("\n");
  return new Set([...text.matchAll(/^([A-Za-z_]+)\(\)/gm)].map(([, name]) => name!));
}

const library = readdirSync("gitlab/scripts/lib")
  .filter((file) => file.endsWith(".sh"))
  .map((file) => `lib/${file}`);

describe("the table of roles", () => {
  it("has a row for each role whose nodes have names, and no other", () => {
    assert.deepEqual(Object.keys(roles), namedRoles);
    for (const [name, role] of Object.entries(roles)) {
      assert.equal(role.holdsData, isStateful(name as keyof typeof roles));
    }
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

describe("gitlab.rb of a role that is not everything", () => {
  /** Rails without data: a row as a later role will need it. */
  const rails: Role = {
    ...roles.box,
    holdsData: false,
    migrates: false,
    runs: ["puma", "workhorse", "nginx"],
    sections: ["names", "nginx", "node", "elsewhere"],
    secrets: { read: ["smtpPassword", "gitlabSecrets", "sshHostKeys"], publish: [] },
  };
  const text = gitlabRb({
    architecture: boxArchitecture,
    role: rails,
    node: { name: "rails", role: "rails", vcpu: 8, memoryGiB: 16 },
    endpoints: boxEndpoints,
  });

  it("has its own sections alone, in the usual order", () => {
    assert.deepEqual(
      [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title),
      ["Names", "NGINX", "Node", "Services of other nodes"],
    );
  });

  it("switches off what others run, by keys that GitLab knows", () => {
    const off = [...text.matchAll(/^([a-z_]+\['enable'\]) = false$/gm)].map(([, key]) => key!);
    assert.deepEqual(
      off.filter((key) => key !== "letsencrypt['enable']"),
      Object.entries(omnibusServices)
        .filter(([service]) => !(rails.runs as readonly string[]).includes(service))
        .map(([, section]) => `${section}['enable']`),
    );
    const known = readFileSync("test/gitlab/known-keys.txt", "utf8").split("\n");
    assert.deepEqual(
      off.filter((key) => !known.includes(key)),
      [],
    );
  });

  it("neither migrates nor makes secrets, and asks for no volume", () => {
    assert.match(text, /^gitlab_rails\['auto_migrate'\] = false$/m);
    assert.match(text, /^package\['generate_default_secrets'\] = false$/m);
    assert.ok(!text.includes("high_availability"));
    assert.ok(!text.includes("initial_root_password"));
  });
});
