import { computeMutations } from "./computeMutations.ts";
import { databaseMutations } from "./databaseMutations.ts";
import { gitlabMutations } from "./gitlabMutations.ts";
import { identityMutations } from "./identityMutations.ts";
import type { Mutations } from "./mutation.ts";
import { networkMutations } from "./networkMutations.ts";
import { serviceMutations } from "./serviceMutations.ts";
import { storageMutations } from "./storageMutations.ts";

/** A stack that lifts its own protection is not named elsewhere. */
export const tryOutMutations: Mutations = {
  "gitlab-name-try-outs": ["pulumi:providers:aws", "aws", {}],
};

/** A change for every policy that breaks it. All of them fit into one program. */
export const mutations: Mutations = {
  ...computeMutations,
  ...networkMutations,
  ...identityMutations,
  ...storageMutations,
  ...databaseMutations,
  ...serviceMutations,
  ...gitlabMutations,
};
