import assert from "node:assert/strict";
import { accounts } from "../../gitlab/accounts.ts";

describe("accounts", () => {
  it("are these, with these ids, for ever: files on volumes and in snapshots belong to the numbers", () => {
    assert.deepEqual(
      accounts.map(({ section, name, id }) => `${section} ${name} ${String(id)}`),
      [
        "user git 301",
        "web_server gitlab-www 302",
        "redis gitlab-redis 303",
        "postgresql gitlab-psql 304",
        "registry registry 305",
        "prometheus gitlab-prometheus 306",
      ],
    );
  });

  it("are system accounts, and in neither of the ranges that are handed out first", () => {
    for (const { id } of accounts) assert.ok(id > 300 && id < 400, String(id));
  });
});
