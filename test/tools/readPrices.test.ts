import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheNodeTypes } from "../../config/cacheNodeTypes.ts";
import { databaseClasses } from "../../config/databaseClasses.ts";
import { instanceTypes } from "../../config/instanceTypes.ts";
import type { PriceData, PriceList } from "../../tools/prices/knownPrices.ts";
import { runPrices } from "../../tools/prices/runPrices.ts";
import { offerLists } from "./offerLists.ts";
import { brokenOff, half, OfferServer, packed, packedHalf, type Answer } from "./offerServer.ts";
import { outcome } from "./outcome.ts";

const region = "eu-central-1";
describe("npm run prices", () => {
  let folder: string;
  let file: string;
  let server: OfferServer;
  let base: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "prices-"));
    file = join(folder, "prices.json");
    writeFileSync(file, readFileSync("tools/prices/prices.json"));
    server = new OfferServer(region, offerLists);
    base = await server.start();
  });

  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true });
  });

  const run = (...args: readonly string[]) =>
    outcome((terminal) => runPrices(["--from", base, "--file", file, ...args], terminal));
  const data = () => JSON.parse(readFileSync(file, "utf8")) as PriceData;

  it("reads what a region costs, from lists that are packed and ones that are not", async () => {
    server.answers.set("AmazonEC2/20261118", packed);
    const { status, stdout, stderr } = await run("--region", region);
    assert.equal(status, 0, stderr);
    const found = ["c7g.2xlarge", "m7g.large", "db.m6g.large", "cache.m7g.large"];
    const missing = [...instanceTypes, ...databaseClasses, ...cacheNodeTypes]
      .map(({ name }) => name)
      .filter((name) => !found.includes(name));
    assert.equal(
      stdout,
      [
        `${region}: 4 instance types and 23 rates, published from 2026-09-01 to 2026-11-18.`,
        "Not found:",
        ...missing.map((name) => `  ${name}${name === "m7g.xlarge" ? " (several prices: 0.1956, 0.1957)" : ""}`),
        "",
      ].join("\n"),
    );
    const list = (service: string, date: string, part: object) => ({
      what: service,
      from: `/offers/v1.0/aws/${service}/20261118/${region}/index.csv`,
      date,
      ...part,
    });
    assert.deepEqual(data().regions[region]?.slice(0, 10), [
      list("AmazonEC2", "2026-11-18", {
        rates: {
          gp3GiBMonth: 0.0952,
          gp3IopsMonth: 0.006,
          gp3MiBpsMonth: 0.0476,
          snapshotGbMonth: 0.054,
          natGatewayHour: 0.052,
          natGatewayGb: 0.052,
        },
        instanceHour: { "m7g.large": 0.0978, "c7g.2xlarge": 0.3312 },
      }),
      list("AmazonVPC", "2026-11-01", { rates: { interfaceEndpointHour: 0.012, publicIpv4Hour: 0.005 } }),
      list("AWSELB", "2026-10-02", { rates: { nlbHour: 0.027, nlbCapacityHour: 0.006 } }),
      list("awskms", "2026-09-01", { rates: { keyMonth: 1 } }),
      list("AWSSecretsManager", "2026-09-02", { rates: { secretMonth: 0.4 } }),
      list("AmazonCloudWatch", "2026-09-03", {
        rates: { alarmMonth: 0.1, metricMonth: 0.3, logsIngestGb: 0.63, logsStorageGbMonth: 0.0324 },
      }),
      list("AmazonRDS", "2026-11-11", {
        rates: { databaseGiBMonth: 0.137, databaseBackupGbMonth: 0.103 },
        instanceHour: { "db.m6g.large": 0.189 },
      }),
      list("AmazonElastiCache", "2026-11-12", {
        rates: { cacheBackupGbMonth: 0.085 },
        instanceHour: { "cache.m7g.large": 0.1504 },
      }),
      list("AmazonS3", "2026-09-04", {
        rates: { s3GbMonth: 0.0245, s3WriteThousand: 0.0054, s3ReadThousand: 0.00043 },
      }),
      list("AWSDataTransfer", "2026-09-05", { rates: { internetOutGb: 0.09 } }),
    ]);
  });

  it("keeps what it did not find as it was, and leaves other regions alone", async () => {
    const before = data();
    assert.equal((await run("--region", region)).status, 0);
    const after = data();
    const older = after.regions[region]?.slice(10) ?? [];
    assert.deepEqual(
      older.map(({ date, rates = {} }) => [date, Object.keys(rates)]),
      [
        ["2024-07-01", ["zoneTransferGb"]],
        ["2022-09-03", []],
        ["2023-03-10", []],
        ["2025-04-24", []],
      ],
    );
    const hours = (lists: readonly PriceList[] = []) =>
      lists.flatMap(({ instanceHour = {} }) => Object.entries(instanceHour));
    const replaced = hours(before.regions[region]).filter(
      ([type]) => !["db.m6g.large", "cache.m7g.large"].includes(type),
    );
    assert.deepEqual(hours(older), replaced);
    assert.deepEqual({ ...after.regions, [region]: undefined }, { ...before.regions, [region]: undefined });
    assert.deepEqual({ ...after, regions: undefined }, { ...before, regions: undefined });
  });

  it("gives the same bytes the second time, and takes in a region that was not there", async () => {
    server.stop();
    server = new OfferServer("ap-southeast-2", offerLists);
    base = await server.start();
    assert.equal((await run("--region", "ap-southeast-2")).status, 0);
    const first = readFileSync(file);
    assert.deepEqual(Object.keys(data().regions), ["ap-southeast-2", "eu-central-1", "eu-west-1", "us-east-1"]);
    assert.equal((await run("--region", "ap-southeast-2")).status, 0);
    assert.ok(first.equals(readFileSync(file)));
  });

  it("changes nothing where a list breaks off, is half, is no list, or is not there, and says which", async () => {
    const before = readFileSync(file);
    const s3 = `/offers/v1.0/aws/AmazonS3/20261118/${region}/index.csv`;
    const index = "/offers/v1.0/aws/AmazonS3/current/region_index.json";
    const text =
      (body: string): Answer =>
      (response) => {
        response.end(body);
      };
    const cases: readonly (readonly [path: string, answer: Answer, expected: string])[] = [
      [s3, brokenOff, " was cut off: other side closed. Nothing was changed; run the command again.\n"],
      [s3, half, " ends in the middle of a row. Nothing was changed; run the command again.\n"],
      [s3, packedHalf, " ends in the middle of a row. Nothing was changed; run the command again.\n"],
      [s3, text(""), " is incomplete: the download was cut off. Nothing was changed; run the command again.\n"],
      [
        s3,
        text('"a","b"\n'.repeat(9)),
        " is not a price list in the known format: it lacks the columns TermType, StartingRange, Unit, PricePerUnit, Currency, Product Family, usageType.\n",
      ],
      [s3, (response) => response.writeHead(503).end("no"), " answers 503 Service Unavailable. Nothing was changed.\n"],
      [index, (response) => response.writeHead(404).end(), " answers 404 Not Found. Nothing was changed.\n"],
      [index, half, " cannot be read: Unterminated string in JSON at position"],
      [
        index,
        (response) => response.destroy(),
        " cannot be read: other side closed. Nothing was changed; run the command again.\n",
      ],
    ];
    for (const [path, answer, expected] of cases) {
      server.answers.clear();
      server.answers.set(path, answer);
      const { status, stdout, stderr } = await run("--region", region);
      assert.deepEqual([status, stdout], [1, ""], stderr);
      assert.ok(stderr.includes(`\n${base}${path}${expected}`), stderr);
      assert.ok(before.equals(readFileSync(file)));
    }
  });

  it("names what a missing list would have had, and refuses a region that there is not", async () => {
    const { AWSDataTransfer, ...others } = offerLists;
    assert.ok(AWSDataTransfer);
    server.stop();
    server = new OfferServer(region, { ...others, AWSDataTransfer: "" });
    base = await server.start();
    server.answers.set("AWSDataTransfer/current", (response) => response.end('{"regions":{}}'));
    const { status, stdout } = await run("--region", region);
    assert.equal(status, 0);
    assert.match(stdout, /4 instance types and 22 rates.*\nNot found:\n {2}internetOutGb\n {2}t3\.micro\n/);
    const before = readFileSync(file);
    const unknown = await run("--region", "eu-centrel-1");
    assert.equal(unknown.status, 1);
    assert.ok(
      unknown.stderr.endsWith(
        "eu-centrel-1: AWS' price list of AmazonEC2 has no such region; did you mean eu-central-1? China's prices are published elsewhere; this command does not read them.\n",
      ),
      unknown.stderr,
    );
    assert.ok(before.equals(readFileSync(file)));
  });

  it("ends with 64 where the command line is wrong", async () => {
    const hint = "npm run prices -- --help lists what is allowed.\n";
    assert.deepEqual(await run(), {
      status: 64,
      stdout: "",
      stderr: `--region is missing. Name a region, such as eu-central-1.\n${hint}`,
    });
    const { status, stderr } = await run("--regoin", region);
    assert.equal(status, 64);
    assert.match(stderr, /^Unknown option '--regoin'/);
    assert.match((await run("--help")).stdout, /^Reads the prices of a region from AWS' public price lists/);
    const ended = spawnSync(process.execPath, ["tools/prices.ts", "--regoin", region], { encoding: "utf8" });
    assert.deepEqual([ended.status, ended.stdout, ended.stderr], [64, "", stderr], "as a process");
  });
});
