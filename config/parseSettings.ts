import { chosenForm } from "./decisions/chosenForm.ts";
import type { DatabaseUsers } from "./decisions/databaseDemand.ts";
import { dnsSettings } from "./decisions/dnsSettings.ts";
import { hasInternalEntry } from "./decisions/hasInternalEntry.ts";
import { imageSettings } from "./decisions/imageSettings.ts";
import { natAddressCount, nodeZones } from "./decisions/networkSettings.ts";
import { smtpSettings } from "./decisions/smtpSettings.ts";
import { wantsMonitor } from "./decisions/wantsMonitor.ts";
import { isHidden } from "./isHidden.ts";
import { hidden, type Complain, type Problem } from "./problem.ts";
import { readSaid, type RawConfig } from "./readSaid.ts";
import { checkAccount } from "./rules/checkAccount.ts";
import { checkAllow } from "./rules/checkAllow.ts";
import { allowlist } from "./rules/allowFrom.ts";
import { checkBoundary } from "./rules/checkBoundary.ts";
import { checkBastion } from "./rules/checkBastion.ts";
import { checkApprovals } from "./rules/checkApprovals.ts";
import { checkBackup } from "./rules/checkBackup.ts";
import { checkCache } from "./rules/checkCache.ts";
import { checkDatabase } from "./rules/checkDatabase.ts";
import { checkDays, checkProtection, checkVolumes } from "./rules/keeping.ts";
import { checkAddress, checkSmtp } from "./rules/mail.ts";
import { checkForm } from "./rules/checkForm.ts";
import { checkGeneration } from "./rules/checkGeneration.ts";
import { checkGroups } from "./rules/checkGroups.ts";
import { checkIncomingMail } from "./rules/checkIncomingMail.ts";
import { checkMonitor } from "./rules/checkMonitor.ts";
import { checkNames } from "./rules/checkNames.ts";
import { checkNamespaces } from "./rules/checkNamespaces.ts";
import { checkNetwork } from "./rules/checkNetwork.ts";
import { checkNodes, checkZones } from "./rules/checkNodes.ts";
import { checkNodeTls } from "./rules/checkNodeTls.ts";
import { checkPatching } from "./rules/checkPatching.ts";
import { checkRelease } from "./rules/release.ts";
import { checkRoom } from "./rules/checkRoom.ts";
import { checkUsers } from "./rules/checkUsers.ts";
import { checkWindows } from "./rules/checkWindows.ts";
import type { Settings } from "./settings.ts";
import type { Said } from "./stackSchema.ts";

/** A stack's configuration in the engine's spelling. */
export interface RawSettings extends RawConfig {
  /** Name of the stack. */
  readonly stack: string;
}

/**
 * Parses a stack's configuration: decodes it, fills in defaults, and checks every rule.
 *
 * @param raw what the engine hands over
 * @returns the settings, or all problems at once
 */
export function parseSettings(
  raw: RawSettings,
): { readonly settings: Settings } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const complain: Complain = (key, value, allowed, fix) => {
    // A key with a wrong value is not reported as missing as well.
    const isMissing = value === undefined || value === "";
    if (isMissing && problems.some((problem) => isSameOrPart(problem.key, key))) return;
    const [top = ""] = key.split(/[.[]/);
    const secret = raw.isSecret(`${raw.project}:${top}`) || isHidden(key);
    problems.push({ key, value: secret && !isMissing && value !== null ? hidden : value, allowed, fix });
  };
  checkNamespaces(raw.project, Object.keys(raw.config), complain);
  const settings = checkAll(raw, readSaid(raw, complain), complain);
  return problems.length > 0 ? { problems } : { settings };
}

/** Whether one of two paths contains the other, or an item of it. */
function isSameOrPart(said: string, missing: string): boolean {
  return said === missing || said.startsWith(`${missing}[`) || missing.startsWith(`${said}.`);
}

/** Checks what only sizes with a node per tier have, and refuses it elsewhere. */
function checkTiers(said: Said, users: DatabaseUsers, complain: Complain): void {
  checkDatabase(said, users, complain);
  checkCache(said.cache, users, complain);
  checkWindows(said.windows, users.size, complain);
  checkNodeTls(said.nodeTls, users.size, complain);
  checkMonitor(said.nodes, users.size, complain);
}

/** Checks every rule, and replaces what the rules decide from with what they decide. */
function checkAll({ stack, config }: RawSettings, said: Said, complain: Complain): Settings {
  const region = config["aws:region"] ?? "";
  // The keys taken out here reappear in decisions under other names; the passwords are in none of them.
  const { hostedZone, certificateArn, allowFrom, amiId, smtpPassword, incomingMailPassword, ...plain } = said;
  const size = checkUsers(said.users, complain);
  const registryDomain = said.registryDomain || `registry.${said.domain}`;
  checkNames({ ...said, registryDomain }, region, complain);
  checkAccount({ ...said, stack, region, image: amiId }, complain);
  checkBoundary(said, region, complain);
  checkRelease(said.gitlabVersion, said.gitlabEdition, complain);
  const chosen = size && { size, form: chosenForm(said, size) };
  const internalLoadBalancer = hasInternalEntry(said, size);
  const monitored = wantsMonitor(said.nodes);
  const context = { amiGiven: amiId !== "", internalLoadBalancer, region, chosen, monitored };
  const network = checkNetwork(said.network, context, complain);
  const { allow, complain: complainOfAllow } = allowlist(said.allow, allowFrom, complain);
  checkAllow(
    allow,
    {
      isPublic: said.public,
      natAddresses: natAddressCount(network),
      rulesPerSecurityGroup: said.rulesPerSecurityGroup,
    },
    complainOfAllow,
  );
  checkForm(said, size, complain);
  checkGeneration(said.instanceTypeGeneration, complain);
  checkNodes(said.nodes, said.cpu, chosen, complain);
  const groups = checkGroups(said, chosen, complain);
  if (chosen) {
    checkTiers(said, { ...chosen, groups }, complain);
    checkRoom(network, { ...chosen, groups, nodes: said.nodes }, complain);
  }
  checkBastion(said.nodes.bastion, said.allow.bastion, complain);
  checkZones(said.nodes, nodeZones(network), complain);
  const protection = checkProtection(said.protection, complain);
  const approvals = checkApprovals(said.approvals, complain);
  checkVolumes(said.restoreSnapshots, said.discardVolumes, protection, size, complain);
  checkBackup(said.backup, region, complain);
  const patching = checkPatching(said.patching, complain);
  checkDays(said.undeleteDays, said.logRetentionDays, complain);
  said.notify.forEach((text, position) => {
    checkAddress(`notify[${String(position)}]`, text, complain);
  });
  const sendsMail = checkSmtp(said.smtp, smtpPassword !== "", complain);
  const readsMail = checkIncomingMail(said.incomingMail, incomingMailPassword !== "", complain);
  return {
    ...plain,
    stack,
    region,
    registryDomain,
    pagesDomain: said.pagesDomain || undefined,
    dns: dnsSettings({ domain: said.domain, hostedZone, certificateArn }),
    allow,
    image: imageSettings(amiId),
    network,
    protection,
    approvals,
    patching,
    smtp: sendsMail ? smtpSettings(said.smtp) : undefined,
    incomingMail: readsMail ? said.incomingMail : undefined,
    costCenter: said.costCenter || undefined,
    permissionsBoundary: said.permissionsBoundary || undefined,
  };
}
