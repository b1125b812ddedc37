import type { Complain } from "../problem.ts";

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const hostName = new RegExp(`^(?:${label}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$`);

/** Longest common name of an ACM certificate (ACM user guide, 2026-11). */
const longestName = 64;

/** What is wrong with a host name, by the first pattern that it matches. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/:\/\//, "Leave the scheme out."],
  [/:\d+$/, "Leave the port out: the load balancer listens on 443."],
  [/\//, "Leave the path out."],
  [/_/, "Host names have no underscores."],
  [/[A-Z]/, "Write it in lower case."],
  [/\.$/, "Leave the last dot out."],
  [/^[^.]*$/, "Add the domain, such as .example.com."],
];

/**
 * Checks a host name.
 *
 * @param key the key
 * @param name what the stack file says
 * @param complain hears of problems
 * @returns whether the name is one
 */
export function checkHostName(key: string, name: string, complain: Complain): boolean {
  if (hostName.test(name) && name.length <= longestName) return true;
  const fix =
    name.length > longestName
      ? "Take a shorter name."
      : (mistakes.find(([pattern]) => pattern.test(name))?.[1] ?? "Correct the name.");
  complain(
    key,
    name,
    `a host name in lower case of at most ${String(longestName)} characters, such as gitlab.example.com`,
    fix,
  );
  return false;
}

/** Names and DNS of an environment. */
export interface Names {
  readonly domain: string;
  readonly registryDomain: string;
  readonly pagesDomain: string;
  readonly hostedZone: string;
  readonly certificateArn: string;
}

/**
 * Checks the host names, and who answers for them.
 *
 * @param names with defaults filled in, except the zone
 * @param region the stack's region, in which the certificate has to be
 * @param complain hears of problems
 */
export function checkNames(names: Names, region: string, complain: Complain): void {
  const { domain, registryDomain, pagesDomain, hostedZone, certificateArn } = names;
  if (domain === "") {
    complain("domain", undefined, "a host name such as gitlab.example.com", "Say which name people will open.");
    return;
  }
  if (!checkHostName("domain", domain, complain)) return;
  const registryFine = checkHostName("registryDomain", registryDomain, complain);
  if (registryDomain === domain)
    complain("registryDomain", registryDomain, "another name than domain", `Take registry.${domain}.`);
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
      "Keep the one that answers for the domain.",
    );
  }
  if (!new RegExp(`^arn:aws[a-z-]*:acm:${region}:\\d{12}:certificate/[0-9a-f-]+$`).test(certificateArn)) {
    complain(
      "certificateArn",
      certificateArn,
      `the ARN of an ACM certificate in ${region}`,
      "Import or request the certificate there.",
    );
  }
}

function checkPages({ domain, pagesDomain, registryDomain }: Names, complain: Complain): void {
  if (pagesDomain === domain || pagesDomain.endsWith(`.${domain}`) || pagesDomain === registryDomain) {
    complain(
      "pagesDomain",
      pagesDomain,
      "a name that is neither domain, below it, nor registryDomain",
      "Sites below GitLab's own name could read its cookies: take a sibling, such as pages.example.com.",
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
        "Choose another name, set hostedZone, or keep DNS yourself and set certificateArn.",
      );
    }
  }
}

/**
 * The name above a name.
 *
 * @param name such as `gitlab.example.com`
 * @returns such as `example.com`
 */
export function parentOf(name: string): string {
  return name.slice(name.indexOf(".") + 1);
}
