import assert from "node:assert/strict";
import { text } from "../../tools/document/text/text.ts";
import { securitySection } from "../../tools/document/sections/securitySection.ts";
import { planOf } from "../tools/planOf.ts";

const own = { domain: "git.acme.io", registryDomain: "r.acme.io", "allow.web": "[8.8.8.0/24]", "allow.ssh": "[]" };

const left = async (stack: string, sets: Readonly<Record<string, string>>) =>
  (await planOf(stack, sets)).security.examples.map(({ value, keys }) => [value, ...keys]);

describe("examples that were left in", () => {
  it("are found in what was registered, each with its settings", async () => {
    assert.deepEqual(await left("dev", own), []);
    assert.deepEqual(await left("dev", { ...own, "allow.ssh": '["2001:db8:7::/48"]' }), [
      ["2001:db8:7::/48", "allow.ssh"],
    ]);
    assert.deepEqual(await left("dev", { ...own, notify: '["a@b.test"]' }), [["a@b.test", "notify"]]);
  });

  it("are all listed under security, also those that a finding only counts", async () => {
    const plan = await planOf("prod");
    const expected = [
      ["198.51.100.0/24", "allow.web"],
      ["2001:db8::/32", "allow.web", "allow.ssh"],
      ["203.0.113.0/24", "allow.web", "allow.ssh"],
      ["203.0.113.10/32", "allow.bastion"],
      ["*.pages.example.com", "pagesDomain"],
      ["gitlab-admins@example.com", "notify"],
      ["gitlab.example.com", "domain"],
      ["pages.example.com", "pagesDomain"],
      ["registry.gitlab.example.com", "registryDomain"],
    ];
    assert.deepEqual(
      plan.security.examples.map(({ value, keys }) => [value, ...keys]),
      expected,
    );
    const said = text([securitySection(plan)], { columns: 200 });
    for (const [value = "", ...keys] of expected)
      assert.ok(
        said.split("\n").some((line) => line.trim().startsWith(`${value} `) && line.endsWith(keys.join(", "))),
        value,
      );
  });
});
