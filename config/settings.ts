import type { Approval } from "./approval.ts";
import type { DnsSettings } from "./decisions/dnsSettings.ts";
import type { ImageSettings } from "./decisions/imageSettings.ts";
import type { NetworkSettings } from "./decisions/networkSettings.ts";
import type { PatchingSettings } from "./decisions/patchingSettings.ts";
import type { ProtectionSettings } from "./decisions/protectionSettings.ts";
import type { PasswordName } from "./passwords.ts";
import type { Group, Said } from "./stackSchema.ts";

/** Keys whose values are in a decision under another name, and the passwords. */
type Elsewhere = "hostedZone" | "certificateArn" | "allowFrom" | "amiId" | PasswordName;

/** What the rules derive from a stack file. */
interface Decided {
  /** Name of the Pulumi stack, which is the name of the environment. */
  readonly stack: string;
  /** AWS region, from `aws:region`. */
  readonly region: string;
  readonly registryDomain: string;
  /** Absent: no Pages. */
  readonly pagesDomain: string | undefined;
  readonly dns: DnsSettings;
  readonly image: ImageSettings;
  readonly network: NetworkSettings;
  readonly protection: ProtectionSettings;
  readonly approvals: readonly Approval[];
  readonly patching: PatchingSettings;
  /** Absent: GitLab sends no mail. */
  readonly smtp: Group<"smtp"> | undefined;
  /** Absent: GitLab reads no mail. */
  readonly incomingMail: Group<"incomingMail"> | undefined;
  readonly costCenter: string | undefined;
  /** Absent: nothing limits the roles. */
  readonly permissionsBoundary: string | undefined;
}

/**
 * The settings of one environment, complete and valid: defaults are filled in, every rule has been checked, and decisions
 * replace the keys that they were made from. Plain data, so no password is included. {@link stackSchema} describes each
 * key.
 */
export interface Settings extends Omit<Said, Elsewhere | keyof Decided>, Decided {}
