import assert from "node:assert/strict";
import { checkIncomingMail } from "../../config/rules/checkIncomingMail.ts";
import { complaints, group, taken } from "./checking.ts";

const mailbox = { address: "incoming+%{key}@example.com", host: "imap.example.com", user: "incoming" };

const says = (mail: object, passwordGiven = true) =>
  complaints((complain) => checkIncomingMail(group("incomingMail", mail), passwordGiven, complain));

describe("rules on incoming mail, at their borders", () => {
  it("want all or nothing of the mailbox", () => {
    assert.deepEqual(says(mailbox), []);
    assert.deepEqual(says({}, false), []);
    assert.deepEqual(says({}), ["incomingMail.address", "incomingMail.host", "incomingMail.user"]);
    assert.deepEqual(says(mailbox, false), ["incomingMailPassword"]);
    for (const key of ["address", "host", "user"]) {
      assert.deepEqual(says({ ...mailbox, [key]: "" }), [`incomingMail.${key}`]);
      assert.ok(says({ [key]: "x" }, false).includes("incomingMailPassword"), key);
    }
    assert.deepEqual(says({ ...mailbox, mailbox: "" }), ["incomingMail.mailbox"]);
    const wanted = (mail: object, given: boolean) =>
      checkIncomingMail(group("incomingMail", mail), given, () => undefined);
    assert.deepEqual([wanted({}, false), wanted({}, true), wanted(mailbox, true)], [false, true, true]);
  });

  it("want the placeholder once, before the @, and no long name before it", () => {
    const addresses = [
      "incoming+%{key}@example.com",
      "%{key}@incoming.example.com",
      "%{key}-reply@example.com",
      `${"a".repeat(31)}%{key}@example.com`,
      `${"a".repeat(32)}%{key}@example.com`,
      "incoming@example.com",
      "incoming+%{key}",
      "incoming@%{key}.example.com",
      "%{key}+%{key}@example.com",
      "incoming+%{key}@example.com@",
      "incoming+%{key}@example",
      "in coming+%{key}@example.com",
      "",
    ];
    assert.deepEqual(
      taken(addresses, (address, complain) =>
        checkIncomingMail(group("incomingMail", { ...mailbox, address }), true, complain),
      ),
      addresses.slice(0, 4),
    );
  });

  it("take a port with TLS that no other connection to the internet has", () => {
    const ports = [993, 1024, 1993, 65_535, 0, -1, 22, 80, 143, 443, 465, 587, 992, 1023, 2465, 2587, 65_536];
    assert.deepEqual(
      ports.filter((port) => says({ ...mailbox, port }).length === 0),
      ports.slice(0, 4),
    );
  });
});
