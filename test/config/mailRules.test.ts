import assert from "node:assert/strict";
import { checkHostName } from "../../config/rules/checkHostName.ts";
import { checkAddress, checkSmtp } from "../../config/rules/mail.ts";
import { complaints, group, taken } from "./checking.ts";

describe("rules on mail and host names, at their borders", () => {
  it("on host names and mail addresses", () => {
    const names: readonly (readonly [string, boolean])[] = [
      [`${"a".repeat(56)}.example`, true],
      [`${"a".repeat(57)}.example`, false],
      [`${"a".repeat(63)}.a1`, false],
      ["a.b1", true],
      ["a.1b", false],
      ["a-b.example", true],
      ["9z9.a-9.z9", true],
      ["-a.example", false],
      ["a-.example", false],
      ["a.example-", false],
      ["a..example", false],
      ["xn--a.example", true],
    ];
    for (const [name, fine] of names)
      assert.equal(
        checkHostName("domain", name, () => undefined),
        fine,
        name,
      );
    const far = { longest: 253, port: "", example: "" };
    const long = (length: number) => `${"a.".repeat(96)}${"b".repeat(length - 192)}`;
    assert.deepEqual(
      [253, 254].map((length) => checkHostName("smtp.host", long(length), () => undefined, far)),
      [true, false],
    );
    assert.equal(
      checkHostName("smtp.host", `${"a".repeat(64)}.example`, () => undefined, far),
      false,
    );
    const addresses = [
      "a@b.cd",
      "a@9z9.a-9.cd",
      `a@b.${"c".repeat(63)}`,
      `${"a".repeat(64)}@b.cd`,
      `${"a".repeat(65)}@b.cd`,
      "a@b",
      "a@b.c",
      `a@b.${"c".repeat(64)}`,
      "@b.cd",
      "a b@c.de",
      "a@b@c.de",
      "a,b@c.de",
    ];
    assert.deepEqual(
      taken(addresses, (text, complain) => {
        checkAddress("notify[0]", text, complain);
      }),
      addresses.slice(0, 4),
    );
  });

  it("on the mail server: what has to be there, and which port goes with which encryption", () => {
    const server = { host: "smtp.example.com", user: "gitlab", from: "a@example.com" };
    const says = (smtp: object, passwordGiven = true) =>
      complaints((complain) => checkSmtp(group("smtp", smtp), passwordGiven, complain));
    const pairs = [25, 465, 587, 2465, 2587].flatMap((port) =>
      ["starttls", "tls", "none"].map((encryption) => ({ port, encryption })),
    );
    const fine = pairs.filter((pair) => says({ ...server, ...pair }).length === 0);
    assert.deepEqual(
      fine.map(({ port, encryption }) => `${String(port)} ${encryption}`),
      ["465 tls", "587 starttls", "2465 tls", "2587 starttls"],
    );
    assert.deepEqual(says({ ...server, port: 25 }), ["smtp.port"]);
    assert.deepEqual(says({ ...server, encryption: "none" }), ["smtp.encryption"]);
    assert.deepEqual(says(server), []);
    assert.deepEqual(says({ ...server, replyTo: "b@example.com" }), []);
    assert.deepEqual(says({ ...server, replyTo: "b" }), ["smtp.replyTo"]);
    assert.deepEqual(says(server, false), ["smtpPassword"]);
    assert.deepEqual(says({}, false), []);
    for (const key of ["host", "user", "from", "replyTo"])
      assert.ok(says({ [key]: "x" }, false).includes("smtpPassword"), key);
    assert.deepEqual(says({ ...server, host: "" }), ["smtp.host"]);
    assert.deepEqual(says({ ...server, user: "" }), ["smtp.user"]);
    assert.deepEqual(says({ ...server, from: "" }), ["smtp.from"]);
    const wanted = (smtp: object, given: boolean) => checkSmtp(group("smtp", smtp), given, () => undefined);
    assert.deepEqual([wanted({}, false), wanted({}, true), wanted(server, true)], [false, true, true]);
  });
});
