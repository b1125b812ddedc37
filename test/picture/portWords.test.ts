import assert from "node:assert/strict";
import { portWords } from "../../tools/picture/portWords.ts";
import type { Connection, Outsider } from "../../tools/plan/connectionsIn.ts";

const anyone: Outsider = { outside: "anyone", kind: "people", addresses: [] };
const connections = (...rules: readonly (readonly [label: string, why: string])[]): Connection[] =>
  rules.map(([label, why]) => ({ from: anyone, to: anyone, kind: "traffic", label, why }));

describe("the ports of an arrow", () => {
  it("are together by what they are for, each once, in the order of their numbers", () => {
    const all = connections(
      ["8889", "health check, with proxy protocol"],
      ["2222", "Git over SSH to gitlab-sshd"],
      ["443", "web, TLS with proxy protocol"],
      ["80", "redirect, with proxy protocol"],
      ["8888", "health check, without proxy protocol"],
      ["80", "redirect, with proxy protocol"],
    );
    assert.equal(portWords(all), "web 80, 443 · Git 2222 · health 8888, 8889");
  });

  it("have no words where what one of them is for is not known", () => {
    assert.equal(portWords(connections(["22", "SSH through the load balancer"])), "bastion 22");
    assert.equal(portWords(connections(["22", "SSH through the load balancer"], ["23", "Telnet"])), undefined);
  });
});
