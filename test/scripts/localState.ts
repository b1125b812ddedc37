/** Where the node keeps the state of its phase, before it is published. */
export const localState = "root/var/lib/gitlab-node/states/converge.json";

/** The state of a node that has done nothing yet, without status and time. */
export const nothing = {
  at: undefined,
  format: 1,
  node: "gitaly-1",
  instance: "i-1",
  phase: "converge",
  gaveUpAt: null,
  hash: null,
  version: null,
  attempt: null,
  gaveUp: false,
  reason: null,
  converged: null,
};

/** What a script has printed, without the times. */
export const noTime = (output: string) => output.replaceAll(/^\S+Z /gm, "");
