/** GitLab's documents count memory in these. */
export const bytesPerGB = 1000 ** 3;

/** AWS counts memory in these. */
export const bytesPerGiB = 1024 ** 3;
