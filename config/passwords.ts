import type * as pulumi from "@pulumi/pulumi";

/** A password that the stack file has, by its key. */
export type PasswordName = "smtpPassword" | "incomingMailPassword";

/** The passwords of the stack file; absent where nothing needs one. */
export type Passwords = Readonly<Record<PasswordName, pulumi.Output<string> | undefined>>;
