import assert from "node:assert/strict";
import { compare } from "../../tools/compare/compare.ts";
import { hide, hiddenPair } from "../../tools/compare/hide.ts";
import { recordEdited } from "./recordEdited.ts";

const file = (own: string) => `puts 1\n\n## From the stack file\n${own}\n\n`;
const bundle = (own: string) =>
  JSON.stringify({ files: [{ path: "gitlab.rb", content: file(own) }], end: "kept" }, null, 1);

describe("what nobody may see", () => {
  it("is a person's own text, in a file and in a document that holds the file", () => {
    const [one, other] = ['canary "a\\"', "canary\n'b'\nend"];
    for (const text of [file, bundle]) {
      assert.deepEqual(hide(["content"], { before: text(one), after: text(other) }), {
        before: text("(not shown: 1 line)"),
        after: text("(not shown: 3 lines, changed)"),
      });
      assert.deepEqual(hide(["content"], { before: text(one), after: text(one) }), {
        before: text("(not shown: 1 line)"),
        after: text("(not shown: 1 line)"),
      });
      assert.deepEqual(hide(["content"], { before: undefined, after: { deep: [text(one)] } }), {
        before: undefined,
        after: { deep: [text("(not shown: 1 line)")] },
      });
    }
  });

  it("are tags that sound like a secret, alone and in their group", () => {
    assert.deepEqual(hide(["tags", "api-token"], { before: "canary", after: "hush" }), {
      before: "(not shown)",
      after: "(not shown, changed)",
    });
    const tags = { "api-token": "canary", dbPassword: "canary", SSH_KEY: "canary", team: "shown", monkey: "shown" };
    const hidden = {
      "api-token": "(not shown)",
      dbPassword: "(not shown)",
      SSH_KEY: "(not shown)",
      team: "shown",
      monkey: "shown",
    };
    for (const path of [["tags"], ["resourceTags"], ["volumeTags"]]) {
      assert.deepEqual(hide(path, { before: undefined, after: tags }), { before: undefined, after: hidden });
    }
    assert.deepEqual(hide(["all"], { before: { tags }, after: 1 }), { before: { tags: hidden }, after: 1 });
  });

  it("is not what only has such a name: keys and secrets are AWS' own nouns", () => {
    const pair = { before: "arn:a", after: "arn:b" };
    for (const path of [["kmsKeyId"], ["secretId"], ["key"]]) assert.deepEqual(hide(path, pair), pair);
  });

  it("is not there where nothing was", () => {
    assert.deepEqual(hiddenPair({ before: undefined, after: "a" }), { before: undefined, after: "(not shown)" });
    assert.deepEqual(hiddenPair({ before: "a", after: undefined }), { before: "(not shown)", after: undefined });
  });

  it("is in no comparison of this program, which says that it changes", async () => {
    const side = (mark: string) => {
      const sets = {
        gitlabRb: JSON.stringify(`# canary ${mark}\npassword 'canary'\n`),
        smtp: "{ host: smtp.example.com, user: gitlab, from: gitlab@example.com }",
        smtpPassword: "{ secure: v1:canary }",
        "tags.api-token": `canary ${mark}`,
      };
      return recordEdited("dev", sets);
    };
    const comparison = compare("the one before", await side("one"), await side("two"));
    assert.ok(!JSON.stringify(comparison).includes("canary"));
    const changed = ["(not shown)", "(not shown, changed)"];
    assert.deepEqual(
      comparison.settings.map(({ key, before, after }) => [key, before, after]),
      [
        ["gitlabRb", ...changed],
        ["tags.api-token", ...changed],
      ],
    );
    const properties = comparison.changes.flatMap((change) => change.properties);
    const [content] = properties.filter(({ path }) => path === "content");
    assert.deepEqual(
      content?.lines.filter((line) => /^[+-]/.test(line)).map((line) => line.replace(/^(.) +/, "$1")),
      ["-(not shown: 2 lines)", "+(not shown: 2 lines, changed)"],
    );
    const tags = properties.filter(({ path }) => path.startsWith("tags"));
    assert.deepEqual(
      [...new Set(tags.map(({ before, after }) => `${before ?? ""}, ${after ?? ""}`))],
      [changed.join(", ")],
    );
  });
});
