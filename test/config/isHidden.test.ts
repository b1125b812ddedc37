import assert from "node:assert/strict";
import { isHidden, soundsSecret } from "../../config/isHidden.ts";

describe("values that no message shows", () => {
  it("are of names that sound like a secret", () => {
    const secret = [
      "password",
      "dbPassword",
      "api-token",
      "SSH_KEY",
      "key",
      "PWD",
      "private",
      "my.credentials",
      "auth",
      "apikey",
    ];
    const plain = ["team", "monkey", "keyboard", "author", "passenger", "compass", "owner", "cost-center", ""];
    assert.deepEqual([...secret, ...plain].filter(soundsSecret), secret);
  });

  it("are of keys that there are not, of secrets, of gitlabRb and of such tags", () => {
    const hidden = [
      "user",
      "smtp.password",
      "nodes.web",
      "nodes.box.typo",
      "allow.mail[0]",
      "smtpPassword",
      "incomingMailPassword",
      "incomingMail.password",
      "gitlabRb",
      "tags.api-token",
      "aws:profile",
      "acme:users",
      "constructor",
      "nodes.toString",
    ];
    const shown = [
      "users",
      "smtp.host",
      "incomingMail.address",
      "nodes.box.zone",
      "allow.web[1]",
      "notify[0]",
      "tags.team",
      "tags",
      "aws:region",
      "stack",
      "nodes",
    ];
    assert.deepEqual([...hidden, ...shown].filter(isHidden), hidden);
  });
});
