import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ESLint, type Linter } from "eslint";
import tseslint from "typescript-eslint";

const aws = 'import * as aws from "@pulumi/aws";\nvoid aws;\n';
const awsPart = 'import { ec2 } from "@pulumi/aws/index.js";\nvoid ec2;\n';
const awsx = 'import type { ec2 } from "@pulumi/awsx";\nvoid ({} as ec2.Vpc);\n';
const gitlab = 'import { ports } from "../gitlab/ports.ts";\nvoid ports;\n';
const component = 'import { stackTags } from "../components/helpers/stackTags.ts";\nvoid stackTags;\n';
const tool = 'import { record } from "../tools/recorder.ts";\nvoid record;\n';
const settings = 'import { parseBlock } from "../config/cidr.ts";\nvoid parseBlock;\n';
const policy = 'import { pack } from "../../policy/pack.ts";\nvoid pack;\n';
const dynamic = 'void import("../tools/recorder.ts");\n';
const config = 'import * as pulumi from "@pulumi/pulumi";\nvoid new pulumi.Config();\n';
const configByName = 'import { Config } from "@pulumi/pulumi";\nvoid new Config();\n';
const allConfig = 'import * as pulumi from "@pulumi/pulumi";\nvoid pulumi.runtime.allConfig();\n';
const output =
  'import type * as pulumi from "@pulumi/pulumi";\n/** A. */\nexport const a = (b: pulumi.Output<string>) => `c-${b}`;\n';

/** What a text in a file should give: the rule that it breaks, or `undefined` if the rule must be silent. */
const cases: readonly (readonly [what: string, file: string, text: string, rule: string, broken?: false])[] = [
  ["AWS in gitlab/", "gitlab/ports.ts", aws, "no-restricted-imports"],
  ["a module of AWS in gitlab/", "gitlab/rb/web.ts", awsPart, "no-restricted-imports"],
  ["AWS in config/", "config/cidr.ts", aws, "no-restricted-imports"],
  ["types of awsx in config/", "config/rules/checkNetwork.ts", awsx, "no-restricted-imports"],
  ["AWS in components/", "components/helpers/place.ts", aws, "no-restricted-imports", false],
  ["components in gitlab/", "gitlab/ports.ts", component, "no-restricted-imports"],
  ["components in config/", "config/cidr.ts", component, "no-restricted-imports"],
  ["gitlab/ in config/", "config/cidr.ts", gitlab, "no-restricted-imports"],
  ["gitlab/ in components/", "components/helpers/place.ts", gitlab, "no-restricted-imports", false],
  ["tools in gitlab/", "gitlab/ports.ts", tool, "no-restricted-imports"],
  ["tools in config/", "config/cidr.ts", tool, "no-restricted-imports"],
  ["tools in components/", "components/helpers/place.ts", tool, "no-restricted-imports"],
  ["tools in the program", "index.ts", tool.replace("../", "./"), "no-restricted-imports"],
  ["tools where Pulumi starts", "main.js", 'import "./tools/docs.ts";\n', "no-restricted-imports"],
  ["tools in transforms", "transforms.ts", tool.replace("../", "./"), "no-restricted-imports"],
  ["tools in a policy", "policy/pack.ts", tool, "no-restricted-imports"],
  ["gitlab/ in a policy", "policy/pack/computePack.ts", gitlab.replace("../", "../../"), "no-restricted-imports"],
  ["config/ in a policy", "policy/reading.ts", settings, "no-restricted-imports"],
  ["components in a policy", "policy/engine/servePack.ts", component.replace("../", "../../"), "no-restricted-imports"],
  ["a policy in components/", "components/helpers/place.ts", policy, "no-restricted-imports"],
  ["a policy in a tool", "tools/plan.ts", policy.replace("../../", "../"), "no-restricted-imports", false],
  ["tools in a test", "test/project/project.test.ts", tool.replace("../", "../../"), "no-restricted-imports", false],
  ["an import that is hidden in a function", "components/helpers/place.ts", dynamic, "no-restricted-syntax"],
  ["a second reader of the configuration", "components/helpers/place.ts", config, "no-restricted-syntax"],
  ["a second reader, by name", "tools/plan.ts", configByName, "no-restricted-syntax"],
  ["a second reader, of all keys", "gitlab/ports.ts", allConfig, "no-restricted-syntax"],
  ["the reader of the configuration", "config/readSettings.ts", config + allConfig, "no-restricted-syntax", false],
  ["a constant without a doc comment", "components/helpers/place.ts", "export const a = 42;\n", "jsdoc/require-jsdoc"],
  ["a function without one", "config/cidr.ts", "export function a() {\n  return 1;\n}\n", "jsdoc/require-jsdoc"],
  ["a class without one", "components/helpers/place.ts", "export class A {}\n", "jsdoc/require-jsdoc"],
  ["an interface without one", "gitlab/ports.ts", "export interface A {\n  b: 1;\n}\n", "jsdoc/require-jsdoc"],
  ["a type without one", "tools/plan.ts", "export type A = 1 | 2;\n", "jsdoc/require-jsdoc"],
  ["an output of the program without one", "index.ts", "export const a = 42;\n", "jsdoc/require-jsdoc"],
  [
    "an empty doc comment",
    "components/helpers/place.ts",
    "/** */\nexport const a = 42;\n",
    "jsdoc/require-description",
  ],
  [
    "a constant of a test without one",
    "test/project/project.test.ts",
    "export const a = 1;\n",
    "jsdoc/require-jsdoc",
    false,
  ],
  [
    "any",
    "components/helpers/place.ts",
    "/** Any. */\nexport const a: any = 42;\n",
    "@typescript-eslint/no-explicit-any",
  ],
  [
    "any in a test",
    "test/project/project.test.ts",
    "export const a: any = 42;\n",
    "@typescript-eslint/no-explicit-any",
  ],
];

/** Rules with types take seconds to start, and the rules below need none. */
const noTypes: Linter.Config = {
  rules: {
    "@pulumi/no-output-in-template-literal": "off",
    "@pulumi/no-output-instance-in-template-literal": "off",
  },
};

async function rulesBroken(eslint: ESLint, text: string, filePath: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

describe("lint", () => {
  const syntaxOnly = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked, noTypes] });

  for (const [what, file, text, rule, broken = true] of cases) {
    it(`${broken ? "refuses" : "allows"} ${what}`, async () => {
      const rules = await rulesBroken(syntaxOnly, text, file);
      assert.equal(rules.includes(rule), broken, `${file}: ${rules.join(", ")}`);
    });
  }

  it("knows types, and so refuses an output in a text", async function () {
    this.timeout(60_000);
    const file = "components/helpers/place.ts";
    // The whole program would take twenty seconds to read. The text needs no more of it than Pulumi's types.
    const folder = mkdtempSync(join(tmpdir(), "lint-"));
    const project = join(folder, "tsconfig.json");
    writeFileSync(project, JSON.stringify({ extends: resolve("tsconfig.json"), include: [], files: [resolve(file)] }));
    try {
      const parserOptions = { projectService: false, project };
      const eslint = new ESLint({ overrideConfig: { languageOptions: { parserOptions } } });
      const rules = await rulesBroken(eslint, output, file);
      assert.ok(rules.includes("@pulumi/no-output-in-template-literal"), rules.join(", "));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
