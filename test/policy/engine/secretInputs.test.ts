import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { Secret } from "@pulumi/policy";
import { secretInputs } from "../../../policy/engine/secretInputs.ts";

const require = createRequire(import.meta.url);
const { unknownCheckingProxy, unknownStringValue } = require("@pulumi/policy/proxy.js") as {
  readonly unknownCheckingProxy: (props: object) => object;
  readonly unknownStringValue: string;
};
const { secretsPreservingProxy } = require("@pulumi/policy/secret.js") as {
  readonly secretsPreservingProxy: (props: object) => object;
};

describe("inputs that hold a secret", () => {
  it("are found however deep it is, and known or not", () => {
    const props = {
      name: "gitlab",
      unknown: unknownStringValue,
      none: null,
      password: new Secret("a"),
      tags: { team: "a", token: new Secret("b") },
      rules: [{ ports: [1, 2] }, { owner: new Secret(unknownStringValue) }],
    };
    assert.deepEqual(secretInputs(unknownCheckingProxy(secretsPreservingProxy(props))), ["password", "tags", "rules"]);
  });
});
