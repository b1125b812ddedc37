/** Level of the role that may merge, deploy and approve (doc/api/protected_branches.md, 2026). */
export const maintainer = 40;

/** Level of nobody (doc/api/protected_branches.md, 2026). */
export const nobody = 0;
