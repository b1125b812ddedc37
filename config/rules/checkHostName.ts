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
  port: "Leave the port out: the load balancer listens on 443.",
  example: "gitlab.example.com",
};

/** What is wrong with a host name, by the first pattern that it matches. */
function mistakes(use: HostNameUse): readonly (readonly [RegExp, string])[] {
  return [
    [/:\/\//, "Leave the scheme out."],
    [/@/, "Leave out what stands before the host."],
    [/:\d+$/, use.port],
    [/\//, "Leave the path out."],
    [/\s/, "Leave the spaces out."],
    [/_/, "Host names have no underscores."],
    [/[A-Z]/, "Write it in lower case."],
    [/\P{ASCII}/u, "Write it in ASCII, as DNS has it: xn--…."],
    [/^\*/, "A name with a star is no host."],
    [/\.$/, "Leave the last dot out."],
    [
      /^\d+(\.\d+){3}$|^[\da-f]*:[\da-f:]*$/,
      "Name the host instead of its address: certificates are made out to names.",
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
  const fix = found ?? (name.length > use.longest ? "Take a shorter name." : "Correct the name.");
  const allowed = `a host name in lower case of at most ${String(use.longest)} characters, such as ${use.example}`;
  complain(key, name, allowed, fix);
  return false;
}
