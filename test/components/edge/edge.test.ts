import assert from "node:assert/strict";
import { Buckets } from "../../../components/data/buckets.ts";
import { Edge } from "../../../components/edge/edge.ts";
import { Foundation } from "../../../components/foundation/foundation.ts";
import type { Architecture } from "../../../config/architecture.ts";
import { networkPlan } from "../../../config/decisions/networkPlan.ts";
import { storages } from "../../../gitlab/repositoryStorages.ts";
import { record } from "../../../tools/recorder.ts";
import { fullArchitecture } from "../../fixtures/architectures.ts";
import { tierArchitecture } from "../../fixtures/tierArchitectures.ts";
import { list, only, place } from "../recorded.ts";

const zoneNames = ["us-east-1a", "us-east-1b", "us-east-1c"];

/** 3,000 users over three zones. */
const tiers = (gitaly: "cluster" | "sharded"): Architecture => ({
  ...tierArchitecture(3000, { highAvailability: "on", gitaly }),
  network: networkPlan({
    kind: "create",
    cidr: "10.0.0.0/16",
    zones: zoneNames.length,
    zoneNames,
    nat: "perZone",
    interfaceEndpoints: [],
  }),
});

const recordEdge = (architecture: Architecture) =>
  record(
    () => {
      const { network, firewall, keyArns } = new Foundation("gitlab", {
        architecture,
        place,
        zoneNames: zoneNames.slice(0, architecture.network.kind === "create" ? architecture.network.doorZones : 0),
        endpointServices: { s3: "com.amazonaws.us-east-1.s3" },
        existingNetwork: undefined,
      });
      const { buckets: plans, protection } = architecture;
      const buckets = new Buckets("gitlab-buckets", { plans, keyArn: keyArns.objects, place, protection });
      const { targets, alarms } = new Edge("gitlab", { architecture, network, firewall, buckets });
      return {
        targets: targets.map(({ name, leadsTo, port }) => `${name}: ${leadsTo} ${String(port)}`),
        alarms: alarms.map(({ key }) => key),
        nodeSubnets: network.subnets.private.map(({ id }) => id),
      };
    },
    { computed: "standIns" },
  );

/** What clients call the load balancer in front of Praefect. */
const host = "praefect.full.gitlab.internal";
const praefectTarget = "praefect: praefectServer 3305";
const praefectAlarms = ["praefect-health", "praefect-targets", "praefect-connections"];

const others = {
  targets: [
    "front-web: nginx 443",
    "front-http: nginx 80",
    "front-ssh: sshd 2222",
    "front-bastion: bastionShell 22",
    "inner-web: nginx 443",
    "inner-http: nginx 80",
    "inner-ssh: sshd 2222",
  ],
  alarms: ["web-health", "http-health", "ssh-health", "bastion-health", "connections"],
};

describe("Edge", () => {
  it("has a load balancer in front of Praefect where there is a cluster, in its nodes' zones", async () => {
    const architecture = tiers("cluster");
    const recording = await recordEdge(architecture);
    const { nodeSubnets, targets, alarms } = recording.outputs;
    assert.deepEqual(targets, [...others.targets, praefectTarget]);
    assert.deepEqual(alarms, [...others.alarms, ...praefectAlarms, "certificate"]);
    const { subnets, securityGroups } = only(recording, "lb/loadBalancer:LoadBalancer", "gitlab-praefect").inputs;
    assert.deepEqual([subnets, securityGroups], [nodeSubnets, ["gitlab-firewall-praefect-balancer-id"]]);
    assert.equal(new Set(subnets as string[]).size, 3);
    const { name, zoneId } = only(recording, "route53/record:Record", `gitlab-praefect-records-${host}-A`).inputs;
    assert.deepEqual([name, zoneId], [host, "gitlab-network-nodes-zone"]);
    assert.deepEqual(
      storages(architecture).map((storage) => [storage.host, storage.port]),
      [[host, only(recording, "lb/listener:Listener", "gitlab-praefect").inputs.port]],
    );
  });

  for (const [what, architecture] of [
    ["Gitaly nodes stand alone", tiers("sharded")],
    ["one box does everything", fullArchitecture],
  ] as const) {
    it(`has none where ${what}`, async () => {
      const recording = await recordEdge(architecture);
      const { targets, alarms } = recording.outputs;
      assert.deepEqual({ targets, alarms }, { ...others, alarms: [...others.alarms, "certificate"] });
      assert.deepEqual(
        list(recording).filter((line) => /praefect/i.test(line)),
        [],
      );
    });
  }
});
