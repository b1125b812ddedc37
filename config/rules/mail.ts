import type { Complain } from "../problem.ts";
import type { Group } from "../schema.ts";

const address = /^[^\s@<>"',;]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/**
 * Checks an e-mail address.
 *
 * @param key the key
 * @param text what the stack file says
 * @param complain hears of problems
 */
export function checkAddress(key: string, text: string, complain: Complain): void {
  if (!address.test(text)) complain(key, text, "an e-mail address such as admin@example.com", "Correct the address.");
}

/** Ports on which mail is handed in; 25 is blocked for EC2 by default (Amazon EC2 user guide, 2026-11). */
const ports: readonly number[] = [465, 587, 2465, 2587];

/**
 * Checks the mail server.
 *
 * @param smtp what the stack file says; all empty where there is none
 * @param passwordGiven whether `smtpPassword` is set
 * @param complain hears of problems
 * @returns whether mail is wanted
 */
export function checkSmtp(smtp: Group<"smtp">, passwordGiven: boolean, complain: Complain): boolean {
  const said = smtp.host !== "" || smtp.user !== "" || smtp.from !== "" || smtp.replyTo !== "";
  if (!said && !passwordGiven) return false;
  if (smtp.host === "")
    complain("smtp.host", smtp.host, "a host name", "Name the mail server, or take smtp and smtpPassword out.");
  if (smtp.user === "") complain("smtp.user", smtp.user, "a user name", "Name the user that hands mail in.");
  if (!passwordGiven)
    complain("smtpPassword", undefined, "an encrypted value", "Run: pulumi config set --secret smtpPassword");
  if (!ports.includes(smtp.port))
    complain("smtp.port", smtp.port, ports.join(", "), "Port 25 is blocked by AWS; 587 is the usual one.");
  if (smtp.encryption !== "starttls" && smtp.encryption !== "tls") {
    complain(
      "smtp.encryption",
      smtp.encryption,
      "starttls (587) or tls (465)",
      "tls is the stricter one: with starttls GitLab takes a server at its word.",
    );
  }
  checkAddress("smtp.from", smtp.from, complain);
  if (smtp.replyTo !== "") checkAddress("smtp.replyTo", smtp.replyTo, complain);
  return true;
}
