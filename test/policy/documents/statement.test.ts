import assert from "node:assert/strict";
import { admitsAnyone } from "../../../policy/documents/admitsAnyone.ts";
import { coversAction } from "../../../policy/documents/coversAction.ts";
import { statementsOf } from "../../../policy/documents/statement.ts";
import { Reading } from "../../../policy/reading.ts";
import { unknown } from "../../../policy/unknown.ts";

const read = (document: unknown) => statementsOf(new Reading("policy", document));

/** What admitsAnyone says about the only statement of a document. */
const isPublic = (statement: unknown) => {
  const [one] = read({ Statement: [statement] });
  assert.ok(one);
  return admitsAnyone(one);
};

const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };

describe("the statements of a policy document", () => {
  it("are read from JSON and from objects, alone and in lists", () => {
    const statement = { Effect: "Allow", Principal: { AWS: ["a", "b"], Service: "c" }, Action: "x", Resource: ["y"] };
    for (const document of [{ Statement: statement }, JSON.stringify({ Statement: [statement] })])
      assert.deepEqual(
        read(document).map(({ principals, actions, resources }) =>
          [principals, actions, resources].map((part) => part.map(({ value }) => value)),
        ),
        [[["a", "b", "c"], ["x"], ["y"]]],
      );
    assert.deepEqual(
      read(JSON.stringify({ Statement: [statement] })).map(({ path }) => path),
      ["policy.Statement[0]"],
    );
  });

  it("are none where there is no document", () => {
    assert.deepEqual(read(undefined), []);
    assert.deepEqual(read("no JSON"), []);
  });

  it("are one that is unknown where the document is", () => {
    const statements = read(unknown);
    assert.equal(statements.length, 1);
    assert.deepEqual(statements.map(admitsAnyone), [undefined]);
  });

  it("admit everybody by *, alone or in a list, and by leaving some out", () => {
    assert.equal(isPublic(open), true);
    assert.equal(isPublic({ ...open, Principal: { AWS: ["arn:aws:iam::1:root", "*"] } }), true);
    assert.equal(isPublic({ Effect: "Allow", NotPrincipal: { AWS: "arn:aws:iam::1:root" }, Action: "x" }), true);
  });

  it("admit nobody but those they name", () => {
    assert.equal(isPublic({ ...open, Principal: { AWS: "arn:aws:iam::1:root" } }), false);
    assert.equal(isPublic({ ...open, Effect: "Deny" }), false);
    assert.equal(isPublic({ ...open, Condition: { StringEquals: { "AWS:SourceAccount": "1" } } }), false);
  });

  it("admit everybody under conditions that anybody meets", () => {
    assert.equal(isPublic({ ...open, Condition: { Bool: { "aws:SecureTransport": "true" } } }), true);
    assert.equal(isPublic({ ...open, Condition: { StringNotEquals: { "aws:SourceAccount": "1" } } }), true);
    assert.equal(isPublic({ ...open, Condition: { StringEqualsIfExists: { "aws:SourceAccount": "1" } } }), true);
    assert.equal(isPublic({ ...open, Condition: { StringLike: { "aws:SourceAccount": ["1", "*"] } } }), true);
    assert.equal(isPublic({ ...open, Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } } }), true);
  });

  it("may admit everybody while a part is unknown", () => {
    assert.equal(isPublic({ ...open, Principal: { AWS: unknown } }), undefined);
    assert.equal(isPublic({ ...open, Condition: unknown }), undefined);
    assert.equal(isPublic({ ...open, Effect: unknown }), undefined);
  });

  it("cover actions by wildcards, in any case", () => {
    assert.ok(coversAction("s3:Put*", "s3:PutBucketPolicy"));
    assert.ok(coversAction("S3:putbucketpolic?", "s3:PutBucketPolicy"));
    assert.ok(coversAction("*", "s3:PutBucketPolicy"));
    assert.ok(!coversAction("s3:PutObject", "s3:PutObjectAcl"));
    assert.ok(!coversAction("s3.Put*", "s3:PutObject"));
  });
});
