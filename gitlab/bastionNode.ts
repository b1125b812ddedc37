/** What the tag `gitlab:node` of the bastion says. People find its instance by it, because another one may take its place at any time. */
export const bastionNode = "bastion";
