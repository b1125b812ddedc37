import assert from "node:assert/strict";
import { roles } from "../../gitlab/roles.ts";
import { boxEndpoints } from "../fixtures/architectures.ts";
import { Machine } from "./machine.ts";
import { missingForBoot } from "./missingForBoot.ts";

/** The box, with the unit of the toolbox: what a node needs besides does not matter here. */
const role = { ...roles.box, units: [...roles.box.units, "latency" as const] };
const endpoints = { ...boxEndpoints, caches: { redis: { host: "localhost", port: 6379 } } };

/** Shortens the pauses for the test, as a person may change a unit. */
const hurry = `
mkdir -p /etc/systemd/system/gitlab-node-latency.service.d
printf '[Service]\\nRestartSec=300ms\\nEnvironment=LATENCY_PAUSE_SECONDS=0.2\\n' >/etc/systemd/system/gitlab-node-latency.service.d/hurry.conf
systemctl daemon-reload
`;

describe("the report of Sidekiq's latency under a real systemd", function () {
  this.timeout(300_000);
  let machine: Machine | undefined;
  before(function () {
    const missing = missingForBoot();
    if (missing.length === 0) return;
    console.log(`SKIPPED: no boot without ${missing.join(", ")}; the unit was not run by a systemd`);
    this.skip();
  });
  afterEach(() => machine?.destroy());

  it("starts while converge still runs, at each boot, and again with a new release", async () => {
    const node = (machine = new Machine());
    node.publish(role, endpoints);
    const first = await node.boot(`
reaches 60 is .status converged && echo "converged"
reaches 5 active gitlab-node-latency.service && echo "it runs"
reaches 10 [ -z "$(systemctl list-jobs --no-legend)" ] && echo "nothing is left to do"
${hurry}
`);
    assert.equal(first.output, "converged\nit runs\nnothing is left to do\n");
    const { output } = await node.boot(
      `
reaches 30 is .status converged
reaches 10 active gitlab-node-latency.service && echo "it runs"
old=$(readlink -f /opt/gitlab-node/current)
touch /machine/now
while grep -q "\${old##*/}" /machine/world/parameters/*; do sleep 0.1; done
/opt/gitlab-node/bin/bootstrap "$(jq -r .hash /machine/world/parameters/*)" >/dev/null && echo "another release"
again() { [[ $(systemctl show --property NRestarts --value gitlab-node-latency.service) == 1 ]]; }
reaches 20 again && reaches 5 active gitlab-node-latency.service && echo "it runs with that"
sleep 1
again && echo "and goes on"
`,
      "mounted",
      { onceThere: "now", then: () => node.publish(role, endpoints) },
    );
    assert.equal(output, "it runs\nanother release\nit runs with that\nand goes on\n");
  });
});
