import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replacementTable, replacementText, type ReplacementTable } from "../../tools/cards/replacementTable.ts";
import { SchemaError, schemaRows, type PackageSchema } from "../../tools/cards/schemaRows.ts";

const machine = "aws:ec2/machine:Machine";

/** Spelled as tfgen spells schemas (pkg/tfgen/test_data of pulumi-terraform-bridge). */
const schema: PackageSchema = {
  name: "aws",
  version: "7.48.0",
  resources: {
    [machine]: {
      inputProperties: {
        zone: { willReplaceOnChanges: true },
        tags: {},
        disk: { $ref: "#/types/aws:ec2%2FDisk:Disk" },
        disks: { items: { $ref: "#/types/aws:ec2%2FDisk:Disk" } },
        network: { $ref: "#/types/aws:ec2%2FDisk:Disk", replaceOnChanges: true },
        filter: { $ref: "#/types/aws:ec2%2FFilter:Filter" },
        policy: { $ref: "pulumi.json#/Any" },
      },
    },
  },
  types: {
    "aws:ec2/Disk:Disk": { properties: { key: { willReplaceOnChanges: true }, size: {} } },
    "aws:ec2/Filter:Filter": {
      properties: { not: { $ref: "#/types/aws:ec2%2FFilter:Filter" }, name: { willReplaceOnChanges: true } },
    },
  },
};

describe("a package's schema", () => {
  it("says what replaces, also inside of groups and lists, and of types that hold themselves", () => {
    assert.deepEqual(schemaRows(schema, [machine]), {
      [machine]: {
        replaces: ["disk.key", "disks.key", "filter.name", "network", "zone"],
        updates: ["disk", "disks", "filter", "policy", "tags"],
      },
    });
  });

  it("has to have every type", () => {
    assert.throws(
      () => schemaRows(schema, [machine, "aws:ec2/other:Other"]),
      new SchemaError("The schema of aws 7.48.0 has no aws:ec2/other:Other."),
    );
  });

  it("is written as the file is", () => {
    assert.equal(replacementText(replacementTable), readFileSync("tools/cards/replacement.json", "utf8"));
  });
});

describe("npm run replacement", () => {
  let folder: string;
  const file = () => join(folder, "replacement.json");
  const run = (given: object | undefined) => {
    const path = join(folder, "schema.json");
    if (given) writeFileSync(path, JSON.stringify(given));
    const args = given ? ["--schema", path, "--file", file()] : ["--file", file()];
    return spawnSync(process.execPath, ["tools/replacement.ts", ...args], { encoding: "utf8" });
  };
  /** The table, as if it had been made from a schema. */
  const likeTheTable = (version: string) => ({
    name: "aws",
    version,
    resources: Object.fromEntries(
      Object.entries(replacementTable.types)
        .filter(([type]) => type.startsWith("aws:"))
        .map(([type, { replaces, updates }]) => {
          const own = replaces.filter((path) => !path.includes("."));
          const rows = [...updates, ...own].map(
            (name) => [name, { willReplaceOnChanges: own.includes(name) }] as const,
          );
          return [type, { inputProperties: Object.fromEntries(rows) }];
        }),
    ),
  });

  before(() => (folder = mkdtempSync(join(tmpdir(), "replacement-"))));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("writes the rows of one package, and says which schema they are of", () => {
    const { for: version } = replacementTable.packages.aws!;
    const { status, stdout } = run(likeTheTable(version));
    assert.equal(status, 0);
    assert.match(stdout, /^aws [\d.]+: \d+ types\.\n$/); // each card covers what its schema lacks
    const written = JSON.parse(readFileSync(file(), "utf8")) as ReplacementTable;
    assert.deepEqual(written.packages.aws, {
      for: version,
      generated: true,
      from: `pulumi package get-schema aws@${version}`,
    });
    assert.deepEqual(written.packages.random, replacementTable.packages.random);
    assert.deepEqual(Object.keys(written.types), Object.keys(replacementTable.types));
  });

  it("refuses another version, a package that is not installed, and a command line without a schema", () => {
    const pinned = replacementTable.packages.aws!.for;
    const other = run(likeTheTable("1.0.0"));
    assert.deepEqual(
      [other.status, other.stderr],
      [1, `This is the schema of aws 1.0.0, and package.json has ${pinned}.\n`],
    );
    const strange = run({ name: "gcp", version: "1.0.0" });
    assert.deepEqual([strange.status, strange.stderr], [1, "package.json has no @pulumi/gcp.\n"]);
    const nothing = run(undefined);
    assert.equal(nothing.status, 64);
    assert.match(nothing.stderr, /^--schema is missing/);
  });
});
