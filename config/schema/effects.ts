/** Effects on a live system that many keys share. */
export const effects = {
  none: "None.",
  inPlace: "Changed in place; nobody notices.",
  reconfigure: "The node reconfigures GitLab; pages answer slowly or not at all for about a minute.",
  converge: "The node converges; GitLab goes on.",
} as const;
