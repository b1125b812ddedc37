import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { instanceHour, price, rateNames, type PriceData, type RateName } from "../../tools/prices/knownPrices.ts";

const data = JSON.parse(readFileSync("tools/prices/prices.json", "utf8")) as PriceData;
const home = "us-east-1";
const types = [
  ...new Set(
    Object.values(data.regions).flatMap((lists) => lists.flatMap((list) => Object.keys(list.instanceHour ?? {}))),
  ),
];

/** Sizes of a family in units of its `large`. */
const sizes: Readonly<Record<string, number>> = { micro: 1 / 8, small: 1 / 4, medium: 1 / 2, large: 1, xlarge: 2 };

const units = (size: string) => sizes[size] ?? Number(size.replace("xlarge", "")) * 2;

describe("the prices", () => {
  it("are those that AWS shows, in each of the regions", () => {
    const shown: Readonly<Record<string, readonly number[]>> = {
      "us-east-1": [0.08, 0.0225, 0.045, 0.005, 0.5],
      "eu-west-1": [0.088, 0.0252, 0.048, 0.005, 0.5],
      "eu-central-1": [0.0952, 0.027, 0.052, 0.005, 0.5],
    };
    const rates = ["gp3GiBMonth", "nlbHour", "natGatewayHour", "publicIpv4Hour", "zoneMonth"] as const;
    for (const [region, expected] of Object.entries(shown)) {
      assert.deepEqual(
        rates.map((rate) => price(rate, region)?.dollars),
        expected,
        region,
      );
    }
    assert.deepEqual(
      ["us-east-1", "eu-west-1", "eu-central-1"].map((region) => instanceHour("c7g.2xlarge", region)?.dollars),
      [0.29, 0.3101, undefined],
    );
    assert.equal(instanceHour("t4g.micro", "eu-central-1")?.dollars, 0.0096);
    assert.equal(price("keyMonth", "us-east-1")?.dollars, 1);
    assert.deepEqual(
      ["us-east-1", "eu-west-1", "eu-central-1"].map((region) => instanceHour("db.m6g.xlarge", region)?.dollars),
      [0.318, 0.352, 0.379],
    );
    assert.equal(price("databaseGiBMonth", "us-east-1")?.dollars, 0.115);
    assert.deepEqual(
      ["us-east-1", "eu-west-1", "eu-central-1"].map((region) => instanceHour("cache.m7g.large", region)?.dollars),
      [0.1264, 0.1392, 0.1504],
    );
    assert.equal(price("cacheBackupGbMonth", "us-east-1")?.dollars, 0.085);
  });

  it("differ between regions by less than double: one that is off by ten is a slip", () => {
    for (const region of Object.keys(data.regions).filter((name) => name !== home)) {
      const pairs = [
        ...rateNames.map((rate) => [rate, price(rate, region), price(rate, home)] as const),
        ...types.map((type) => [type, instanceHour(type, region), instanceHour(type, home)] as const),
      ];
      const known = pairs.filter(([, here, there]) => here && there);
      assert.ok(known.length > 50, region);
      for (const [name, here, there] of known) {
        const ratio = (here?.dollars ?? 0) / (there?.dollars ?? 1);
        assert.ok(ratio > 0.5 && ratio < 2, `${name} in ${region}: ${String(ratio)} of ${home}`);
      }
    }
  });

  it("grow with the size of an instance", () => {
    for (const region of Object.keys(data.regions)) {
      for (const [family, same] of Map.groupBy(types, (type) => type.replace(/\.[^.]+$/, ""))) {
        const hours = same.flatMap((type) => {
          const dollars = instanceHour(type, region)?.dollars;
          return dollars === undefined ? [] : [dollars / units(type.split(".").at(-1) ?? "")];
        });
        const [least, most] = [Math.min(...hours), Math.max(...hours)];
        assert.ok(
          hours.length === 0 || most / least < 1.15,
          `${family} in ${region}: ${String(least)} to ${String(most)}`,
        );
      }
    }
  });

  it("have a date and an origin, and a unit for each rate", () => {
    for (const { what, from, date } of [...data.everywhere, ...Object.values(data.regions).flat()]) {
      assert.match(date, /^20\d\d-\d\d-\d\d$/);
      assert.ok(what.length > 3 && from.length > 10);
    }
    const used = [...data.everywhere, ...Object.values(data.regions).flat()].flatMap(({ rates }) =>
      Object.keys(rates ?? {}),
    );
    assert.deepEqual(
      used.filter((rate) => !rateNames.includes(rate as RateName)),
      [],
    );
  });

  it("are not those of the commercial partition in China and GovCloud, and nothing is made up for other regions", () => {
    assert.equal(price("zoneMonth", "cn-north-1"), undefined);
    assert.equal(price("publicIpv4Hour", "us-gov-west-1"), undefined);
    assert.equal(price("zoneMonth", "ap-southeast-2")?.dollars, 0.5);
    assert.equal(price("gp3GiBMonth", "ap-southeast-2"), undefined);
    assert.equal(instanceHour("c7g.2xlarge", "ap-southeast-2"), undefined);
  });
});
