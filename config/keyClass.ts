/** A class of data with a customer key of its own, so that rights can be given by class. */
export type KeyClass = "volumes" | "objects" | "secrets" | "logs" | "backups";
