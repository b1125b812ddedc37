import assert from "node:assert/strict";
import { databaseDisk } from "../../../components/data/databaseDisk.ts";

describe("the disk of a database", () => {
  it("has its operations said from 400 GiB on, so that one that grows asks for all of them", () => {
    assert.deepEqual(databaseDisk(399), { allocatedStorage: 399 });
    assert.deepEqual(databaseDisk(400), { allocatedStorage: 400, iops: 12_000, storageThroughput: 500 });
  });
});
