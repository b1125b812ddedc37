import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkDatabaseOffering } from "./components/foundation/checkDatabaseOffering.ts";
import { checkOfferings } from "./components/foundation/checkOfferings.ts";
import { GitLab } from "./components/gitlab.ts";
import { readEndpointServices } from "./components/foundation/readEndpointServices.ts";
import { readNetwork } from "./components/foundation/readNetwork.ts";
import { readPlace } from "./components/foundation/readPlace.ts";
import { readZoneNames } from "./components/foundation/readZoneNames.ts";
import { providerTags } from "./components/helpers/providerTags.ts";
import { architecture } from "./config/architecture.ts";
import { placements } from "./config/placements.ts";
import { readSettings } from "./config/readSettings.ts";
import { nextSteps } from "./gitlab/nextSteps.ts";
import { transforms } from "./transforms.ts";

const { settings, passwords } = readSettings();
const plan = architecture(settings);

const provider = new aws.Provider("aws", {
  region: plan.region as aws.Region,
  ...(plan.allowedAccountIds.length > 0 ? { allowedAccountIds: [...plan.allowedAccountIds] } : {}),
  defaultTags: { tags: providerTags(plan) },
});

const place = await readPlace(provider, plan.permissionsBoundary);
const zones = await readZoneNames(plan, provider);
const existingNetwork = await readNetwork(plan, provider);
const nodeZones = existingNetwork?.privateSubnets.map(({ zone }) => zone) ?? zones;
await checkOfferings(plan.stack, placements(plan, nodeZones), provider);
await checkDatabaseOffering(plan, existingNetwork?.dataSubnets.map(({ zone }) => zone) ?? zones, provider);

const gitlab = new GitLab(
  "gitlab",
  {
    architecture: plan,
    place,
    zoneNames: zones,
    endpointServices: await readEndpointServices(plan, place, provider),
    existingNetwork,
    passwords,
  },
  { provider, transforms },
);

/** Where people open GitLab. */
export const url = `https://${plan.domain}`;
/** Where the container registry answers. */
export const registryUrl = `https://${plan.registryDomain}`;
/** What a GitLab agent for Kubernetes connects to. */
export const kasAddress = `wss://${plan.domain}/-/kubernetes-agent/`;
/** Public DNS name of the load balancer. */
export const loadBalancer = gitlab.loadBalancer;
/** Records to create by hand; empty if the zone is in Route 53. */
export const recordsToCreate = gitlab.records;
/** Zones of the network, in the order in which network.zoneNames pins them; empty for an existing VPC. */
export const zoneNames = gitlab.zoneNames;
/** Instance id of each node. */
export const instances = gitlab.instanceIds;
/** Image that new nodes start from. */
export const imageId = gitlab.imageId;
/** Vault with the snapshots of the data volumes. */
export const backupVault = gitlab.vaultName;
/** What to do next, as commands. */
export const next = pulumi
  .all([gitlab.instanceIds, gitlab.sessionDocument, gitlab.rootPasswordSecret])
  .apply(([instanceIds, sessionDocument, rootPasswordSecret]) =>
    nextSteps({
      stack: plan.stack,
      region: plan.region,
      url,
      waited: plan.waitForGitLab,
      instanceIds,
      hasBastion: plan.bastion !== undefined,
      sessionDocument,
      rootPasswordSecret,
    }),
  );
