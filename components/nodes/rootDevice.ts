/** Name of the root disk in images of Amazon Linux 2023 (Amazon Linux 2023 user guide, 2026-11). */
export const rootDevice = "/dev/xvda";
