import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { PriceData } from "../../tools/prices/knownPrices.ts";
import { firstService, services } from "../../tools/prices/wanted.ts";
import { instanceRow, offerCsv, OfferServer } from "./offerServer.ts";

const region = "eu-central-1";
const [megabytes, mostMegabytes] = [200, 300];

describe("npm run prices, with a list as large as that of EC2", function () {
  this.timeout(300_000);

  it(`takes less than ${String(mostMegabytes)} MB for ${String(megabytes)} MB`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "prices-"));
    const file = join(folder, "prices.json");
    writeFileSync(file, readFileSync("tools/prices/prices.json"));
    const others = services.filter((service) => service !== firstService);
    const rest = Object.fromEntries(others.map((service) => [service, offerCsv(service, "2026-11-18", [])]));
    const server = new OfferServer(region, { ...rest, AmazonEC2: "" });
    const [head = "", row = ""] = [[], [instanceRow("c7g.2xlarge", "0.3312", { TermType: "Reserved" })]].map((rows) =>
      offerCsv("AmazonEC2", "2026-11-18", rows),
    );
    const reserved = row.slice(head.length).repeat(200);
    const wanted = offerCsv("AmazonEC2", "2026-11-18", [instanceRow("c7g.2xlarge", "0.3312")]).slice(head.length);
    let sent = 0;
    server.answers.set("AmazonEC2/20261118", (response) => {
      const pieces = (function* () {
        yield head;
        for (; sent < megabytes * 1024 * 1024; sent += reserved.length) yield reserved;
        yield wanted; // the last row also counts
      })();
      Readable.from(pieces).pipe(response);
    });
    try {
      const base = await server.start();
      const args = ["--require", "./tools/bench/peak.cjs", "tools/prices.ts", "--from", base, "--file", file];
      const child = spawn(process.execPath, [...args, "--region", region], {
        stdio: ["ignore", "ignore", "pipe", "pipe"],
      });
      let kibibytes = "";
      child.stdio[3]?.on("data", (text: Buffer) => (kibibytes += text.toString()));
      const status = await new Promise((resolve) => child.on("close", resolve));
      assert.equal(status, 0);
      assert.ok(sent >= megabytes * 1024 * 1024);
      const peak = Number(kibibytes) / 1024;

      assert.ok(peak > 20 && peak < mostMegabytes, `${String(peak)} MB`);
      const data = JSON.parse(readFileSync(file, "utf8")) as PriceData;
      assert.deepEqual(data.regions[region]?.[0]?.instanceHour, { "c7g.2xlarge": 0.3312 });
    } finally {
      server.stop();
      rmSync(folder, { recursive: true });
    }
  });
});
