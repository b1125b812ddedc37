import assert from "node:assert/strict";
import { checkAccount, longestStackName } from "../../config/rules/checkAccount.ts";
import { checkNamespaces } from "../../config/rules/checkNamespaces.ts";
import { complaints } from "./checking.ts";

describe("rules on the account, at their borders", () => {
  const account = {
    stack: "dev",
    region: "us-east-1",
    image: "",
    imageBuild: 1,
    allowedAccountIds: [],
    tags: {},
    costCenter: "",
  };

  const accountWith = (change: Partial<Parameters<typeof checkAccount>[0]>) =>
    complaints((complain) => {
      checkAccount({ ...account, ...change }, complain);
    });

  it("on the account: name, ids, and tags by number, length and letters", () => {
    assert.deepEqual(accountWith({}), []);
    assert.deepEqual(accountWith({ stack: "a".repeat(longestStackName) }), []);
    assert.deepEqual(accountWith({ stack: "9-z-0" }), []);
    assert.deepEqual(accountWith({ stack: "a".repeat(longestStackName + 1) }), ["stack"]);
    const ids = ["12345678901", "123456789012", "1234567890123", "12345678901a"];
    assert.deepEqual(
      accountWith({ allowedAccountIds: ids }),
      [0, 2, 3].map((at) => `allowedAccountIds[${String(at)}]`),
    );
    const images = [
      "ami-1234567",
      "ami-12345678",
      "ami-123456789",
      "ami-0123456789abcdef",
      "ami-0123456789abcdef0",
      "ami-0123456789abcdef01",
      "xami-12345678",
      "snap-12345678",
      "ami-1234567g",
    ];
    assert.deepEqual(
      images.filter((image) => accountWith({ image }).length === 0),
      ["ami-12345678", "ami-0123456789abcdef0"],
    );
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`t${String(at)}`, "x"]));
    assert.deepEqual([accountWith({ tags: many(40) }), accountWith({ tags: many(41) })], [[], ["tags"]]);
    for (const [name, value, fine] of [
      ["a".repeat(128), "b".repeat(256), true],
      ["a".repeat(129), "", false],
      ["a", "b".repeat(257), false],
      ["a_.:/=+-@ 9", "\u00e9\u3042 _.:/=+-@9", true],
      ["a*", "", false],
      ["a", "*", false],
      ["a", "", true],
      ["named", "", true],
      ["awsome", "", true],
    ] as const) {
      assert.equal(accountWith({ tags: { [name]: value } }).length, fine ? 0 : 1, `${name} ${value}`);
    }
    assert.deepEqual(accountWith({ tags: { a: "", A: "", b: "", B: "" } }), ["tags.A", "tags.B"]);
    assert.deepEqual(accountWith({ costCenter: "x".repeat(256) }), []);
    assert.deepEqual(accountWith({ costCenter: "x".repeat(257) }), ["costCenter"]);
    assert.deepEqual(accountWith({ tags: { "cost-center": "a" } }), []);
    for (const region of ["us-east-1", "eusc-de-east-1", "us-gov-west-1", "cn-north-1", "me-central-1"])
      assert.deepEqual(accountWith({ region }), [], region);
    for (const region of ["", "us-east", "us-east-9", "US-EAST-1", "aws-global"])
      assert.deepEqual(accountWith({ region }), ["aws:region"], region);
  });
});

describe("rules on namespaces, at their borders", () => {
  it("namespaces: the project's own, the region, and the engine's", () => {
    const full = [
      "acme:users",
      "aws:region",
      "pulumi:tags",
      "pulumi:autonaming",
      "gitlab:users",
      "aws:profile",
      "awsx:region",
      "random:x",
    ];
    assert.deepEqual(
      complaints((complain) => {
        checkNamespaces("acme", full, complain);
      }),
      full.slice(4),
    );
  });
});
