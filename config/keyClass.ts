/** A class of data. Each has its own customer key, so that permissions can be granted per class. */
export type KeyClass = "volumes" | "objects" | "secrets" | "logs" | "backups";
