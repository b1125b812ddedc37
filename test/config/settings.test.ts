import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { parseSettings } from "../../config/parseSettings.ts";
import { problemsText } from "../../config/problem.ts";
import { stackConfig } from "../../config/stackFile.ts";

const projectYaml = readFileSync("Pulumi.yaml", "utf8");

function problems(stackYaml: string): string {
  const { secretKeys, ...said } = stackConfig(projectYaml, stackYaml);
  const parsed = parseSettings({ ...said, stack: "bad", isSecret: (key) => secretKeys.includes(key) });
  return "problems" in parsed ? problemsText("bad", parsed.problems) : "";
}

/** A good stack file, with lines that replace or add keys. */
function stackFile(lines: string): string {
  const good = {
    "aws:region": "us-east-1",
    "gitlab:users": 500,
    "gitlab:domain": "gitlab.example.com",
    "gitlab:allow": { web: ["203.0.113.0/24"] },
  };
  const changed = (parse(lines) as Record<string, unknown> | null) ?? {};
  const keys = Object.entries(changed).map(
    ([key, value]) => [key.includes(":") ? key : `gitlab:${key}`, value] as const,
  );
  return JSON.stringify({ config: { ...good, ...Object.fromEntries(keys) } });
}

/** Bad lines, and the whole message without its heading. */
const rows = parse(readFileSync("test/config/bad.yaml", "utf8")) as readonly {
  readonly file: string;
  readonly says: readonly string[];
}[];

describe("a stack file", () => {
  it("may say no more than users, domain and allowlist", () => {
    assert.equal(problems(stackFile("")), "");
  });

  it("belongs to a stack whose name fits into DNS names", () => {
    const said = stackConfig(projectYaml, stackFile(""));
    const named = (stack: string) => parseSettings({ ...said, stack, isSecret: () => false });
    assert.ok("settings" in named("a-1"));
    for (const stack of ["Prod", "my_stack", "a.b", "-a", "a".repeat(21)]) {
      const parsed = named(stack);
      assert.ok("problems" in parsed);
      assert.equal(
        problemsText(stack, parsed.problems).split("\n")[1],
        `  - stack: "${stack}". Allowed: a name of at most 20 lower-case letters, digits and hyphens. It becomes part of DNS names and AWS names: create the stack under another name.`,
      );
    }
  });

  it("has its keys under the project's own name", () => {
    const acme = projectYaml.replace("name: gitlab", "name: acme");
    const said = stackConfig(acme, stackFile("").replaceAll("gitlab:", "acme:"));
    const parsed = parseSettings({ ...said, stack: "dev", isSecret: () => false });
    assert.ok("settings" in parsed);
    assert.deepEqual([parsed.settings.users, parsed.settings.domain], [500, "gitlab.example.com"]);
  });

  for (const stack of ["dev", "prod"]) {
    it(`is good: Pulumi.${stack}.yaml`, () => {
      assert.equal(problems(readFileSync(`Pulumi.${stack}.yaml`, "utf8")), "");
    });
  }

  it("has every row of bad input", () => {
    assert.ok(rows.length >= 140, String(rows.length));
  });

  for (const { file, says } of rows) {
    it(`is refused: ${file.trim().replaceAll("\n", "; ").slice(0, 90)}`, () => {
      const count = says.length === 1 ? "1 problem" : `${String(says.length)} problems`;
      const actual = problems(stackFile(file));
      if (process.env.SHOW === "1")
        console.log(
          `- file: ${JSON.stringify(file)}\n  says:\n${actual
            .split("\n")
            .slice(1)
            .map((line) => `    - ${JSON.stringify(line.slice(4))}`)
            .join("\n")}`,
        );
      assert.equal(actual, [`Pulumi.bad.yaml has ${count}:`, ...says.map((line) => `  - ${line}`)].join("\n"));
    });
  }
});
