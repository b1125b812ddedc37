import type { Complain } from "../problem.ts";

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const hostName = new RegExp(`^(?:${label}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$`);

/** What a host name is for, where the check depends on it. */
export interface HostNameUse {
  /** Most characters. */
  readonly longest: number;
  /** What to say about a port after the name. */
  readonly port: string;
  readonly example: string;
}

/** A name that the load balancer answers for. ACM allows 64 characters (ACM user guide, 2026-11). */
const ours: HostNameUse = {
  longest: 64,
  port: "Remove the port: the load balancer listens on 443.",
  example: "gitlab.example.com",
};

/** What is wrong with a host name, by the first pattern that it matches. */
function mistakes(use: HostNameUse): readonly (readonly [RegExp, string])[] {
  return [
    [/:\/\//, "Remove the scheme."],
    [/@/, "Remove what comes before the host."],
    [/:\d+$/, use.port],
    [/\//, "Remove the path."],
    [/\s/, "Remove the spaces."],
    [/_/, "Host names have no underscores."],
    [/[A-Z]/, "Write it in lower case."],
    [/\P{ASCII}/u, "Write it in ASCII, as in DNS: xn--…."],
    [/^\*/, "A wildcard is not a host name."],
    [/\.$/, "Remove the last dot."],
    [
      /^\d+(\.\d+){3}$|^[\da-f]*:[\da-f:]*$/,
      "Use a host name instead of an address: certificates are issued to names.",
    ],
    [/^[^.]*$/, "Add the domain, such as .example.com."],
  ];
}

/**
 * Checks a host name.
 *
 * @param key the key
 * @param name what the stack file says
 * @param complain is called for a problem
 * @param use what the name is for; default: a name of the load balancer
 * @returns whether the name is valid
 */
export function checkHostName(key: string, name: string, complain: Complain, use = ours): boolean {
  if (hostName.test(name) && name.length <= use.longest) return true;
  const found = mistakes(use).find(([pattern]) => pattern.test(name))?.[1];
  const fix = found ?? (name.length > use.longest ? "Use a shorter name." : "Correct the name.");
  const allowed = `a host name in lower case of at most ${String(use.longest)} characters, such as ${use.example}`;
  complain(key, name, allowed, fix);
  return false;
}
