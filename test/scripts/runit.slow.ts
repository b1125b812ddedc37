import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { mustConverge } from "./acting.ts";
import { groupWorld } from "./groupWorld.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import type { World } from "./world.ts";

/**
 * A service that writes down each signal. It ends some seconds after the right one. A second one ends it at once, as with
 * gitlab-sshd (gitlab-shell, cmd/gitlab-sshd/main.go at 05004ebc, 2026), but not NGINX.
 */
const service = (name: string, right: string, seconds: number) => `#!/bin/bash
left=''
got() { echo "${name} $1" >>"$WORLD/signals"; }
hear() {
  if [[ -z $left && $1 == ${right} ]]; then
    got "$1"
    left=$((${String(seconds)} * 10))
  elif [[ ${name} != nginx ]]; then
    got "too much: $1"
    exit
  fi
}
for signal in TERM INT QUIT; do trap "hear $signal" $signal; done
got started
while [[ -z $left ]] || ((left-- > 0)); do sleep 0.1; done
`;

describe("a node that leaves, with the supervisor of GitLab's package", function () {
  this.timeout(60_000);
  let world: World | undefined;
  let supervisor: ChildProcess | undefined;

  before(needsNodeTools);
  before(function () {
    if (!spawnSync("runsvdir", ["--version"]).error) return;
    console.log("SKIPPED: runit is not installed; how services are ended was not tried on it");
    this.skip();
  });
  after(async () => {
    if (supervisor) {
      supervisor.kill("SIGHUP"); // it ends its services as well
      await new Promise((resolve) => supervisor?.once("close", resolve));
    }
    world?.destroy();
  });

  it("ends each service by one signal, the right one, and waits until work has ended", async () => {
    const node = groupWorld("rails");
    world = node;
    await mustConverge(node);
    for (const [name, signal, seconds] of [
      ["nginx", "QUIT", 1],
      ["gitlab-sshd", "TERM", 6],
      ["gitlab-workhorse", "TERM", 8],
      ["registry", "TERM", 0],
      ["puma", "TERM", 0],
    ] as const) {
      const run = `root/opt/gitlab/service/${name}/run`;
      node.put(run, service(name, signal, seconds));
      chmodSync(join(node.folder, run), 0o755);
    }
    const folder = join(node.root, "opt/gitlab/service");
    supervisor = spawn("runsvdir", [folder], { env: { ...process.env, WORLD: node.world }, stdio: "ignore" });
    const signals = () => (node.has("world/signals") ? node.read("world/signals").trim().split("\n") : []);
    for (let tries = 0; tries < 200 && signals().length < 5; tries += 1) await sleep(50);
    assert.equal(signals().length, 5);

    node.put("world/wanted-state", "Terminated");
    node.put("world/hooks/gitlab-terminating", "");
    const environment = "root/opt/gitlab-node/current/environment";
    node.put(environment, `${node.read(environment)}SERVING_SECONDS=0\n`);
    node.put("root/cut", 'exec timeout --signal KILL 3 bash "$GITLAB_NODE_ROOT/opt/gitlab-node/current/leaving"');
    const run = (script: string) =>
      node.run(script, [], {
        SV: spawnSync("which", ["sv"], { encoding: "utf8" }).stdout.trim(),
        POLL_SECONDS: "0.2",
        HANDOVER_SECONDS: "0.5",
      });
    const since = Date.now();
    assert.equal((await run("cut")).code, null, "it was killed");
    const sent = signals().slice(5);
    const right = ["gitlab-sshd TERM", "gitlab-workhorse TERM", "nginx QUIT", "registry TERM"];
    assert.deepEqual(sent.toSorted(), right);
    const { code, output } = await run("opt/gitlab-node/current/leaving");
    assert.equal(code, 0, output);
    assert.match(output, /all work has ended/);
    assert.ok(Date.now() - since > 8000);
    await sleep(1500); // the supervisor starts again what is to run
    assert.deepEqual(signals().slice(5), sent);
  });
});
