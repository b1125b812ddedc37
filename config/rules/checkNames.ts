import { parse } from "tldts";
import type { Complain } from "../problem.ts";
import { partitionOf } from "../regions.ts";
import { checkHostName } from "./checkHostName.ts";

/** Names and DNS of an environment. */
export interface Names {
  readonly domain: string;
  readonly registryDomain: string;
  readonly pagesDomain: string;
  readonly hostedZone: string;
  readonly certificateArn: string;
}

/**
 * Checks the host names, and who provides their DNS.
 *
 * @param names with defaults filled in, except the zone
 * @param region the stack's region, which the certificate has to be in
 * @param complain is called for each problem
 */
export function checkNames(names: Names, region: string, complain: Complain): void {
  const { domain, registryDomain, pagesDomain, hostedZone, certificateArn } = names;
  if (domain === "") {
    complain("domain", undefined, "a host name such as gitlab.example.com", "Set the name that people will open.");
    return;
  }
  if (!checkHostName("domain", domain, complain)) return;
  const registryFine = checkHostName("registryDomain", registryDomain, complain);
  if (registryDomain === domain)
    complain("registryDomain", registryDomain, "another name than domain", `Use registry.${domain}.`);
  if (pagesDomain !== "" && checkHostName("pagesDomain", pagesDomain, complain)) checkPages(names, complain);
  if (certificateArn === "") {
    checkZone(names, registryFine, complain);
    return;
  }
  if (hostedZone !== "") {
    complain(
      "certificateArn",
      certificateArn,
      "either certificateArn or hostedZone",
      "Keep the one that matches where DNS is kept.",
    );
  }
  checkCertificate(certificateArn, region, complain);
}

/** ARN of a certificate (ACM API reference, CertificateDetail, 2026-11). Its id is a UUID. */
const certificate =
  /^arn:(aws[a-z-]*):acm:([a-z0-9-]+):\d{12}:certificate\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function checkCertificate(arn: string, region: string, complain: Complain): void {
  const [, partition, place] = certificate.exec(arn) ?? [];
  const allowed = `the ARN of an ACM certificate in ${region}`;
  if (place === undefined) {
    const shape = `arn:${partitionOf.get(region) ?? "aws"}:acm:${region}:ACCOUNT:certificate/ID`;
    complain("certificateArn", arn, allowed, `Copy all of it; it reads ${shape}, and the id has four hyphens.`);
  } else if (place !== region) {
    complain("certificateArn", arn, allowed, "Import or request the certificate there.");
  } else if (partitionOf.has(region) && partition !== partitionOf.get(region)) {
    complain(
      "certificateArn",
      arn,
      allowed,
      `Its ARN begins with arn:${partitionOf.get(region) ?? ""}: copy all of it.`,
    );
  }
}

function checkPages({ domain, pagesDomain, registryDomain }: Names, complain: Complain): void {
  if (pagesDomain === domain || pagesDomain.endsWith(`.${domain}`) || pagesDomain === registryDomain) {
    complain(
      "pagesDomain",
      pagesDomain,
      "a name other than domain, a name below it, or registryDomain",
      "Sites below GitLab's own name could read its cookies: use a sibling, such as pages.example.com.",
    );
  }
}

function checkZone(
  { domain, registryDomain, pagesDomain, hostedZone }: Names,
  registryFine: boolean,
  complain: Complain,
): void {
  const zone = hostedZone === "" ? parentOf(domain) : hostedZone;
  if (hostedZone !== "" && !checkHostName("hostedZone", hostedZone, complain)) return;
  if (hostedZone === "" && isPublicSuffix(zone, true)) {
    complain(
      "domain",
      domain,
      `a name in one of your zones; its parent, ${zone}, is a public suffix, which nobody owns`,
      `Set hostedZone: ${domain} if that is your zone, or choose a name below it, such as gitlab.${domain}.`,
    );
    return;
  }
  if (hostedZone !== "" && isPublicSuffix(zone, false)) {
    complain(
      "hostedZone",
      hostedZone,
      `one of your zones; ${zone} is a public suffix, which nobody owns`,
      "Use your zone below it, or manage DNS yourself and set certificateArn.",
    );
    return;
  }
  const outside = [
    ["domain", domain],
    ...(registryFine ? [["registryDomain", registryDomain]] : []),
    ...(pagesDomain === "" ? [] : [["pagesDomain", pagesDomain]]),
  ] as const;
  for (const [key = "", name = ""] of outside) {
    if (name !== zone && !name.endsWith(`.${zone}`)) {
      complain(
        key,
        name,
        `a name in the zone ${zone}`,
        "Choose another name, set hostedZone, or manage DNS yourself and set certificateArn.",
      );
    }
  }
}

/**
 * Whether a name is a suffix under which the public registers names, by the Public Suffix List. The list's private part,
 * such as uk.com, contains zones that have an owner: a stack file that names one as its zone is trusted.
 */
function isPublicSuffix(zone: string, allowPrivateDomains: boolean): boolean {
  return parse(zone, { allowPrivateDomains }).publicSuffix === zone;
}

/**
 * The parent of a name.
 *
 * @param name such as `gitlab.example.com`
 * @returns such as `example.com`
 */
export function parentOf(name: string): string {
  return name.slice(name.indexOf(".") + 1);
}
