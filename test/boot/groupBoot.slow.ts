import assert from "node:assert/strict";
import { GroupMachine } from "./groupMachine.ts";
import { missingForBoot } from "./missingForBoot.ts";

/** Functions for every driver: the state of this node, and what AWS was told. */
const functions = `
ours() { jq -r "$1" /machine/world/s3/b-configuration/state/rails/i-0123456789abcdef0/converge.json 2>/dev/null; }
converged() { [[ $(ours .status) == converged ]]; }
told() { grep -qs "$1" /machine/world/hooks-completed; }
leaving() { systemctl show --property "$1" --value gitlab-node-leaving.service; }
idle() { [[ -z $(systemctl list-jobs --no-legend) ]]; }
restarted() { (($(leaving NRestarts) > 0)); }
hurry() { # shortens the pauses: their real lengths are of no interest here
  mkdir -p /etc/systemd/system/gitlab-node-leaving.service.d
  printf '[Service]\\nRestartSec=300ms\\nEnvironment=POLL_SECONDS=0.2 HANDOVER_SECONDS=0\\n' >/etc/systemd/system/gitlab-node-leaving.service.d/hurry.conf
  printf "DRAIN_SECONDS='60'\\nSERVING_SECONDS='3'\\n" >>/opt/gitlab-node/current/environment
  systemctl daemon-reload
  systemctl restart gitlab-node-leaving.service
}
`;

describe("a node of a group, with a real systemd", function () {
  this.timeout(300_000);
  let machine: GroupMachine;
  before(function () {
    const missing = missingForBoot();
    if (missing.length === 0) return;
    console.log(
      `SKIPPED: no boot without ${missing.join(", ")}; the unit that lets a node leave was not run by a systemd`,
    );
    this.skip();
  });
  beforeEach(() => {
    machine = new GroupMachine();
  });
  afterEach(() => {
    machine.destroy();
  });

  const up = `${functions}
reaches 60 converged && echo "converged"
told "gitlab-full-rails gitlab-launching CONTINUE i-0123456789abcdef0" && echo "joined"
reaches 30 active multi-user.target && reaches 10 active gitlab-node-leaving.service && echo "watches"
reaches 20 idle && echo "nothing is left to do"
`;
  const isUp = "converged\njoined\nwatches\nnothing is left to do\n";

  it("joins at its first boot, and watches from then on, at every boot", async () => {
    assert.equal((await machine.boot(up)).output, isUp);
    machine.remove("world/log");
    assert.equal((await machine.boot(up)).output, isUp);
    assert.ok(!machine.read("world/log").includes("gitlab-ctl reconfigure"));
  });

  it("leaves when Auto Scaling wants it, even if it is killed meanwhile, and no converge starts it again", async () => {
    const { output } = await machine.boot(`${up}
hurry
echo Terminated >/machine/world/wanted-state
reaches 20 [ -s /var/lib/gitlab-node/leaving-since ] && echo "leaving"
since=$(</var/lib/gitlab-node/leaving-since)
systemctl kill --signal KILL gitlab-node-leaving.service
reaches 10 restarted && echo "started again"
systemctl start --no-block gitlab-converge.service
reaches 30 told "gitlab-full-rails gitlab-terminating CONTINUE i-0123456789abcdef0" && echo "left"
[[ $(</var/lib/gitlab-node/leaving-since) == "$since" ]] && echo "with the time that was left"
sleep 1
leaving ActiveState
leaving Result
`);
    assert.equal(output, `${isUp}leaving\nstarted again\nleft\nwith the time that was left\ninactive\nsuccess\n`);
  });

  it("leaves although its first converge has not ended", async () => {
    machine.put("world/refuse/reconfigure", "");
    const { output } = await machine.boot(`${functions}
reaches 60 active gitlab-node-leaving.service && hurry
echo Terminated >/machine/world/wanted-state
reaches 30 told "gitlab-full-rails gitlab-terminating CONTINUE" && echo "left"
ls /var/lib/gitlab-node/failed 2>&1 | cut -d: -f3
sleep 3
systemctl is-active gitlab-converge.service || true # it would be activating if it were to try again
`);
    assert.equal(output, "left\n No such file or directory\nfailed\n");
  });
});
