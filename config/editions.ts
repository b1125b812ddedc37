/** GitLab's editions: `ee` works without a licence, as Free. */
export const editions = ["ee", "ce"] as const;
