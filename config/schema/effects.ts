/** Effects on a live system that many keys share. */
export const effects = {
  none: "None.",
  inPlace: "Changed in place, without an interruption.",
  reconfigure: "The node reconfigures GitLab. Pages answer slowly or not at all for about a minute.",
  converge: "The node converges; GitLab keeps running.",
} as const;
