import assert from "node:assert/strict";
import type { NodeState } from "../../gitlab/nodeState.ts";
import { progressOf } from "../../gitlab/progress.ts";
import { Machine } from "./machine.ts";
import { missingForBoot } from "./missingForBoot.ts";

const machines: Machine[] = [];

function newMachine(): Machine {
  const machine = new Machine();
  machines.push(machine);
  return machine;
}

/** Shortens the pause for the test: the real one is two minutes. */
const hurry = `
mkdir -p /etc/systemd/system/gitlab-converge.service.d
printf '[Service]\\nRestartSec=300ms\\n' >/etc/systemd/system/gitlab-converge.service.d/hurry.conf
systemctl daemon-reload
`;

const stateOf = (machine: Machine) =>
  JSON.parse(machine.read("world/s3/b-configuration/state/gitaly-1/converge.json")) as NodeState;

/** Everything that a boot has to achieve, one line each. */
const facts = `
reaches 30 active multi-user.target && echo "multi-user.target is reached"
reaches 60 is .status converged && echo "converged"
reaches 30 active gitlab-runsvdir.service && echo "GitLab runs"
reaches 10 [ -z "$(systemctl list-jobs --no-legend)" ] && echo "nothing is left to do"
active gitlab-node-report.timer && active gitlab-node-backup.timer && echo "the timers run"
findmnt --noheadings --output FSTYPE --mountpoint /var/opt/gitlab
`;
const all = "multi-user.target is reached\nconverged\nGitLab runs\nnothing is left to do\nthe timers run\nxfs\n";

describe("a node with a real systemd", function () {
  this.timeout(300_000);
  before(function () {
    const missing = missingForBoot();
    if (missing.length === 0) return;
    console.log(`SKIPPED: no boot without ${missing.join(", ")}; the units were not run by a systemd`);
    this.skip();
  });
  afterEach(() => {
    for (const machine of machines.splice(0)) machine.destroy();
  });

  it("comes up at its first boot, from user data, and at every boot after that", async () => {
    const machine = newMachine();
    const hash = machine.publish();
    const first = await machine.boot(facts);
    assert.equal(first.output, all);
    const { status, converged } = stateOf(machine);
    assert.deepEqual([status, converged?.hash], ["converged", hash]);
    const wanted = { hash, instance: "i-0123456789abcdef0", since: "2026-01-01T00:00:00Z" };
    assert.deepEqual(progressOf(stateOf(machine), wanted), { kind: "reached", version: "19.3.0" });
    for (const volume of ["mounted", "late"] as const) {
      machine.put("world/s3/b-configuration/state/gitaly-1/converge.json", "{}");
      machine.remove("world/log");
      const again = await machine.boot(facts, volume);
      assert.equal(again.output, all, volume);
      assert.ok(again.seconds < 40, `a reboot took ${again.seconds} s`);
      assert.equal(machine.read("world/log").includes("gitlab-ctl reconfigure"), false);
    }
  });

  it("waits for ever when the unit is not after multi-user.target, which this test is there to see", async () => {
    const machine = newMachine();
    machine.publish();
    await machine.boot(facts);
    const before = await machine.boot(`
sed -i 's/^After=.*/After=network-online.target/' /etc/systemd/system/gitlab-converge.service
grep -q ^After=network-online.target /etc/systemd/system/gitlab-converge.service
`);
    assert.equal(before.output, "");
    const { output } = await machine.boot(`
sleep 8
systemctl is-active multi-user.target gitlab-runsvdir.service gitlab-converge.service
systemctl list-jobs --no-legend | awk '{print $2, $4}' | grep -E 'gitlab|multi' | sort
true
`);
    assert.equal(
      output,
      [
        "inactive",
        "inactive",
        "activating",
        "gitlab-converge.service running",
        "gitlab-runsvdir.service waiting",
        "multi-user.target waiting",
        "",
      ].join("\n"),
    );
  });

  it("waits for a configuration without failing, tries again by itself, and gives up at the fifth attempt", async () => {
    const machine = newMachine();
    const { output } = await machine.boot(
      `
reaches 20 is .status waiting && echo "waiting"
reaches 5 active multi-user.target && echo "multi-user.target is reached"
ls /var/lib/gitlab-node/failed 2>&1 | cut -d: -f3
${hurry}
touch /machine/world/refuse/reconfigure
touch /machine/now
reaches 40 is .attempt 2 && echo "a second attempt"
reaches 40 is .gaveUp true && state '"\\(.attempt) attempts: \\(.reason)"'
sleep 1
systemctl is-active gitlab-converge.service
rm /machine/world/refuse/reconfigure
systemctl start gitlab-converge.service && state '"\\(.status) at attempt \\(.attempt)"'
ls /var/lib/gitlab-node/failed 2>&1 | cut -d: -f3
`,
      "late",
      { onceThere: "now", then: () => machine.publish() },
    );
    assert.equal(
      output,
      [
        "waiting",
        "multi-user.target is reached",
        " No such file or directory",
        "a second attempt",
        "5 attempts: gitlab-ctl reconfigure failed: see its messages above",
        "failed",
        "converged at attempt 1",
        " No such file or directory",
        "",
      ].join("\n"),
    );
  });

  it("lets Systems Manager start the unit for a new configuration, and wait for it", async () => {
    const machine = newMachine();
    const old = machine.publish();
    await machine.boot(facts);
    const hash = machine.publish();
    const { output } = await machine.boot(
      `
reaches 30 is .hash ${hash} && reaches 30 is .status converged
/opt/gitlab-node/bin/bootstrap ${old} | cut -d' ' -f2-
/opt/gitlab-node/bin/bootstrap ${hash} | cut -d' ' -f2-
touch /machine/now
while grep -q ${hash} /machine/world/parameters/*; do sleep 0.1; done
hash=$(jq -r .hash /machine/world/parameters/*)
/opt/gitlab-node/bin/bootstrap $hash | cut -d' ' -f2- | sed "s/$hash/the new one/"
is .hash $hash && echo "published"
`,
      "mounted",
      { onceThere: "now", then: () => machine.publish() },
    );
    assert.equal(
      output,
      [
        `bootstrap: asked for ${old}, but ${hash} is current: nothing to do`,
        `bootstrap: converged to ${hash} with GitLab 19.3.0`,
        "bootstrap: converged to the new one with GitLab 19.3.0",
        "published",
        "",
      ].join("\n"),
    );
  });

  it("grows its file system when the volume has grown, without a converge", async () => {
    const machine = newMachine();
    machine.publish();
    const size = "df --output=size -B1M /var/opt/gitlab | tail -n 1 | tr -d ' '";
    const { output } = await machine.boot(
      `
reaches 60 is .status converged
echo before=$(${size})
touch /machine/now
while (($(stat -c %s /machine/volume) < 1024 * 1024 * 1024)); do sleep 0.1; done
losetup --set-capacity $(</machine/device) # the kernel hears of a larger EBS volume by itself
rm /machine/world/log
systemctl start gitlab-node-report.service
echo after=$(${size})
grep -c gitlab-ctl /machine/world/log
`,
      "late",
      {
        onceThere: "now",
        then: () => {
          machine.resizeVolume(1024);
        },
      },
    );
    const [, before, after] = /before=(\d+)\nafter=(\d+)\n0\n/.exec(output) ?? assert.fail(output);
    assert.ok(Number(before) < 512 && Number(after) > 900, output);
  });
});
