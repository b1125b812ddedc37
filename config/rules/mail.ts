import type { Complain } from "../problem.ts";
import { encryptions } from "../schema/smtpGroup.ts";
import type { Group } from "../stackSchema.ts";
import { checkHostName } from "./checkHostName.ts";

const address = /^[^\s@<>"',;]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/**
 * Checks an e-mail address.
 *
 * @param key the key
 * @param text what the stack file says
 * @param complain is called for a problem
 */
export function checkAddress(key: string, text: string, complain: Complain): void {
  if (!address.test(text)) complain(key, text, "an e-mail address such as admin@example.com", "Correct the address.");
}

/**
 * How a connection on each submission port starts: with TLS, or in plain text until STARTTLS (RFC 8314; 2465 and 2587 are
 * additional ports of SES, Amazon SES developer guide, 2026-11). EC2 blocks port 25 by default (Amazon EC2 user guide,
 * 2026-11).
 */
export const submissionPorts: ReadonlyMap<number, "starttls" | "tls"> = new Map([
  [465, "tls"],
  [587, "starttls"],
  [2465, "tls"],
  [2587, "starttls"],
]);

/** A mail server may be anywhere, so its name may be as long as DNS allows (RFC 1035). */
const server = { longest: 253, port: "Remove the port: smtp.port sets it.", example: "smtp.example.com" } as const;

/**
 * Checks the mail server.
 *
 * @param smtp what the stack file says; all empty if there is no mail server
 * @param passwordGiven whether `smtpPassword` is set
 * @param complain is called for each problem
 * @returns whether mail is wanted
 */
export function checkSmtp(smtp: Group<"smtp">, passwordGiven: boolean, complain: Complain): boolean {
  const said = smtp.host !== "" || smtp.user !== "" || smtp.from !== "" || smtp.replyTo !== "";
  if (!said && !passwordGiven) return false;
  if (smtp.host === "")
    complain("smtp.host", smtp.host, "a host name", "Set the mail server, or remove smtp and smtpPassword.");
  else checkHostName("smtp.host", smtp.host, complain, server);
  if (smtp.user === "") complain("smtp.user", smtp.user, "a user name", "Set the user that GitLab signs in as.");
  if (!passwordGiven)
    complain("smtpPassword", undefined, "an encrypted value", "Run: pulumi config set --secret smtpPassword");
  checkEncryption(smtp, complain);
  checkAddress("smtp.from", smtp.from, complain);
  if (smtp.replyTo !== "") checkAddress("smtp.replyTo", smtp.replyTo, complain);
  return true;
}

function checkEncryption({ port, encryption }: Group<"smtp">, complain: Complain): void {
  const expected = submissionPorts.get(port);
  if (expected === undefined) {
    complain(
      "smtp.port",
      port,
      [...submissionPorts.keys()].join(", "),
      "Port 25 is blocked by AWS; 587 is the usual one.",
    );
  }
  if (!encryptions.includes(encryption)) {
    complain(
      "smtp.encryption",
      encryption,
      "starttls (587) or tls (465)",
      "tls is the stricter one: with starttls GitLab believes a server that offers no TLS.",
    );
  } else if (expected !== undefined && encryption !== expected) {
    const fitting = [...submissionPorts].filter(([, how]) => how === encryption).map(([one]) => one);
    complain(
      "smtp.encryption",
      encryption,
      `${expected} on port ${String(port)}`,
      `Set smtp.encryption: ${expected}, or smtp.port: ${fitting.join(" or ")}.`,
    );
  }
}
