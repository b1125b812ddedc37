import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { readPlace } from "../components/foundation/readPlace.ts";
import { Issuer } from "./issuer/issuer.ts";
import { ownEnvironment } from "./accountNames.ts";
import { oidcProvider } from "./oidc/oidcProvider.ts";
import { backendUrl, secretsProvider } from "./stateAddresses.ts";
import { readAccount } from "./readAccount.ts";
import { Environments } from "./roles/environments.ts";
import { StateStores } from "./state/stateStores.ts";

const settings = readAccount();

const provider = new aws.Provider("aws", {
  region: settings.region as aws.Region,
  allowedAccountIds: [settings.accountId], // credentials of another account are refused before anything is made
  defaultTags: { tags: { "gitlab:accounts": settings.stack, "gitlab:managed-by": "pulumi" } },
});
const opts = { provider };
const place = await readPlace(provider);

const stores = new StateStores("state", { settings, place }, opts);
const issuer =
  settings.issuer &&
  new Issuer(
    "issuer",
    { settings: settings.issuer, place, logsTo: stores.logs, protection: settings.protection },
    opts,
  );
const { gitlab } = settings;
const needsProvider = settings.environments.some(
  ({ hasRoles, hasEntries, entryAccountId }) => hasEntries || (hasRoles && entryAccountId === undefined),
);
const providerArn = gitlab && needsProvider ? oidcProvider("gitlab", gitlab, opts) : undefined;
const made = new Environments(
  "environments",
  {
    environments: settings.environments,
    place,
    tokens: gitlab && providerArn !== undefined ? { gitlab, providerArn } : undefined,
    projectId: gitlab?.projectId,
    stores: stores.byEnvironment,
  },
  opts,
);
const own = stores.byEnvironment[ownEnvironment];

/** The outputs of the stack. What is undefined belongs to something that this account does not have. */
export const outputs = {
  /** For each environment: bucket and key of its state, and its roles, as far as they are in this account. */
  environments: made.outputs,
  /** Where this project's own state belongs: pulumi login takes it. */
  backend: own && backendUrl(own.bucketArn, own.keyArn),
  /** The key of the secrets in this project's own state. */
  secretsProvider: own && secretsProvider(own.keyArn),
  /** GitLab's OIDC provider. */
  oidcProviderArn: providerArn && pulumi.output(providerArn),
  /** What tokens of a closed GitLab have to say in iss. */
  issuerUrl: issuer?.url,
  /** Where its documents belong. */
  issuerBucket: issuer?.bucket,
  /** The role that may write them. */
  issuerWriterArn: issuer?.writerArn,
};
