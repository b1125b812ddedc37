import assert from "node:assert/strict";
import { checkGolden } from "../golden.ts";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { parse } from "yaml";
import { databaseAuthoritiesUrl } from "../../gitlab/databaseAuthoritiesUrl.ts";
import { databaseAuthorities } from "../../gitlab/paths.ts";
import { imageRecipe } from "../../gitlab/imageRecipe.ts";

interface Document {
  readonly phases: readonly {
    readonly name: string;
    readonly steps: readonly {
      readonly name: string;
      readonly timeoutSeconds?: number;
      readonly maxAttempts?: number;
      readonly inputs: { readonly commands: readonly string[] };
    }[];
  }[];
}

const scripts = (text: string) =>
  (parse(text) as Document).phases.flatMap((phase) =>
    phase.steps.map((step) => ({
      ...step,
      name: `${phase.name} ${step.name}`,
      script: step.inputs.commands.join("\n"),
    })),
  );

const release = { gitlabVersion: "19.3.0", gitlabEdition: "ee", cpu: "arm64", imageBuild: 1 } as const;

const releases = fc.record({
  gitlabVersion: fc.tuple(fc.nat(30), fc.nat(20), fc.nat(20)).map((parts) => parts.join(".")),
  gitlabEdition: fc.constantFrom("ee" as const, "ce" as const),
  cpu: fc.constantFrom("arm64" as const, "x86_64" as const),
  imageBuild: fc.integer({ min: 1, max: 999 }),
});

describe("image", () => {
  it("is this text", () => {
    checkGolden("test/gitlab/golden/image.yaml", imageRecipe(release));
  });

  it("writes the schema's version as Image Builder reads it", () => {
    assert.match(imageRecipe(release), /^schemaVersion: 1\.0$/m);
  });

  it("builds, validates and tests, and nothing of the installation can take longer than the build may", () => {
    const steps = scripts(imageRecipe(release));
    assert.deepEqual(
      steps.map(({ name }) => name),
      [
        "build Update",
        "build Tools",
        "build Keys",
        "build GitLab",
        "build Settings",
        "validate Inside",
        "test Inside",
        "test Instance",
        "test NothingLeftBehind",
      ],
    );
    const slowest = steps.reduce((sum, step) => sum + (step.timeoutSeconds ?? 0) * (step.maxAttempts ?? 1), 0);
    assert.equal(slowest, 2 * (1200 + 600 + 300 + 2400));
  });

  for (const { name, script } of scripts(imageRecipe(release))) {
    it(`has a script that Bash can read, and that ends at the first failure: ${name}`, () => {
      assert.match(script, /^set -euo pipefail\n/);
      assert.deepEqual(spawnSync("bash", ["-n"], { input: script, encoding: "utf8" }).stderr, "");
    });
  }

  it("installs and proves exactly the asked version and edition, of GitLab's own repository for it", () => {
    fc.assert(
      fc.property(releases, (asked) => {
        const text = imageRecipe(asked);
        const byName = new Map(scripts(text).map(({ name, script }) => [name, script]));
        const name = `gitlab-${asked.gitlabEdition}`;
        assert.ok(byName.get("build GitLab")?.endsWith(`\ndnf install --assumeyes ${name}-${asked.gitlabVersion}\n`));
        assert.ok(
          byName
            .get("build GitLab")
            ?.includes(`\nbaseurl=https://packages.gitlab.com/gitlab/${name}/amazon/2023/$basearch\n`),
        );
        const proof = `\ntest "$(rpm -q --queryformat '%{VERSION}' ${name})" = ${asked.gitlabVersion}\n`;
        assert.ok(byName.get("validate Inside")?.includes(proof));
        assert.ok(byName.get("test Inside")?.includes(proof));
        assert.ok(text.length < 16_000);
      }),
    );
  });

  it("has the authorities of the region's databases where nodes reach one", () => {
    const [before, after] = [imageRecipe(release), imageRecipe(release, "https://example.com/eu-west-1-bundle.pem")];
    const names = scripts(before).map(({ name }) => name);
    const added = scripts(after).filter(({ name }) => !names.includes(name));
    assert.deepEqual(
      added.map(({ name }) => name),
      ["build Authorities"],
    );
    assert.match(
      added[0]!.script,
      /^curl .* --fail .*--output \/etc\/pki\/rds\/bundle\.pem https:\/\/example\.com\/eu-west-1-bundle\.pem$/m,
    );
    assert.match(databaseAuthorities, /^\/etc\/pki\/rds\/bundle\.pem$/);
  });

  for (const [region, partition, host] of [
    ["eu-west-1", "aws", "truststore.pki.rds.amazonaws.com"],
    ["us-gov-east-1", "aws-us-gov", "truststore.pki.us-gov-west-1.rds.amazonaws.com"],
    ["cn-northwest-1", "aws-cn", "rds-truststore.s3.cn-north-1.amazonaws.com.cn"],
  ] as const) {
    it(`fetches them for ${region} from ${host}`, () => {
      assert.equal(databaseAuthoritiesUrl(region, partition), `https://${host}/${region}/${region}-bundle.pem`);
    });
  }

  it("changes with the version, the edition and the number of the build, so that a new image is built", () => {
    const texts = [
      release,
      { ...release, gitlabVersion: "19.3.1" },
      { ...release, gitlabEdition: "ce" as const },
      { ...release, imageBuild: 2 },
    ].map((asked) => imageRecipe(asked));
    assert.equal(new Set(texts).size, 4);
  });

  it("is the same text again for the same release, so that nothing is built without a reason", () => {
    assert.equal(imageRecipe(release), imageRecipe({ ...release }));
  });
});
