import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { asset } from "@pulumi/pulumi";
import { plainInputs } from "../../../policy/engine/plainInputs.ts";
import { unknown } from "../../../policy/unknown.ts";

type Proxied = (props: object) => Record<string, unknown>;
const sdk = createRequire(import.meta.url)("@pulumi/policy/proxy.js") as Record<string, string> & {
  readonly unknownCheckingProxy: Proxied;
};

describe("inputs from the engine", () => {
  it("become plain data, with every unknown value in its place", () => {
    const text = sdk.unknownStringValue;
    const inputs = {
      name: "gitlab",
      none: null,
      size: sdk.unknownNumberValue,
      whole: sdk.unknownObjectValue,
      list: ["a", text, { deep: sdk.unknownBooleanValue, known: 1 }, [sdk.unknownArrayValue]],
      options: { tokens: "required", more: { hops: text } },
    };
    assert.deepEqual(plainInputs(sdk.unknownCheckingProxy(inputs)), {
      name: "gitlab",
      none: null,
      size: unknown,
      whole: unknown,
      list: ["a", unknown, { deep: unknown, known: 1 }, [unknown]],
      options: { tokens: "required", more: { hops: unknown } },
    });
  });

  it("have a word in place of a file", () => {
    const inputs = {
      source: new asset.StringAsset("what is in it"),
      archive: new asset.FileArchive("./folder"),
      unknown: sdk.unknownAssetValue,
    };
    assert.deepEqual(plainInputs(sdk.unknownCheckingProxy(inputs)), { source: "asset", archive: "asset", unknown });
  });
});
