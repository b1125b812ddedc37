import type { Complain } from "../problem.ts";
import type { Group } from "../stackSchema.ts";
import { checkHostName } from "./checkHostName.ts";
import { checkAddress, submissionPorts } from "./mail.ts";

/** What GitLab replaces by what a mail is about. */
const placeholder = "%{key}";

/**
 * The longest text before the placeholder: some providers refuse more than 64 characters before the @, and GitLab's own part
 * needs the rest (GitLab, doc/administration/incoming_email.md, Troubleshooting, at 01dbb383, 2026).
 */
const longestPrefix = 31;

/** Where IMAP starts with TLS (RFC 8314). A server of one's own may have another port. */
const imapsPort = 993;

/** A mail server may be anywhere, so its name may be as long as DNS allows (RFC 1035). */
const server = {
  longest: 253,
  port: "Remove the port: incomingMail.port sets it.",
  example: "imap.example.com",
} as const;

/**
 * Checks the mailbox that GitLab reads.
 *
 * @param mail what the stack file says; all empty if GitLab reads none
 * @param passwordGiven whether `incomingMailPassword` is set
 * @param complain is called for each problem
 * @returns whether GitLab reads mail
 */
export function checkIncomingMail(mail: Group<"incomingMail">, passwordGiven: boolean, complain: Complain): boolean {
  if (mail.address === "" && mail.host === "" && mail.user === "" && !passwordGiven) return false;
  checkKeyedAddress(mail.address, complain);
  if (mail.host === "")
    complain(
      "incomingMail.host",
      mail.host,
      "a host name",
      "Set the IMAP server, or remove incomingMail and incomingMailPassword.",
    );
  else checkHostName("incomingMail.host", mail.host, complain, server);
  checkPort(mail.port, complain);
  if (mail.user === "")
    complain("incomingMail.user", mail.user, "a user name", "Set the user that GitLab signs in as.");
  if (mail.mailbox === "")
    complain("incomingMail.mailbox", mail.mailbox, "the name of a folder", "Set it, or remove the key: inbox.");
  if (!passwordGiven)
    complain(
      "incomingMailPassword",
      undefined,
      "an encrypted value",
      "Run: pulumi config set --secret incomingMailPassword",
    );
  return true;
}

function checkKeyedAddress(address: string, complain: Complain): void {
  const [before = "", after, ...more] = address.split(placeholder);
  const domain = after?.slice(after.indexOf("@"));
  if (after === undefined || domain === undefined || more.length > 0 || !after.includes("@") || before.includes("@")) {
    complain(
      "incomingMail.address",
      address,
      `an address with ${placeholder} once, before the @, such as incoming+${placeholder}@example.com`,
      `GitLab puts in its place what the mail is about. Add ${placeholder}.`,
    );
  } else if (before.length > longestPrefix) {
    complain(
      "incomingMail.address",
      address,
      `at most ${String(longestPrefix)} characters before ${placeholder}`,
      "Use a shorter name: some providers refuse long addresses.",
    );
  } else checkAddress("incomingMail.address", address, complain);
}

/** A port has one purpose in the table of ports, so those of other connections to the internet are refused. */
function checkPort(port: number, complain: Complain): void {
  if (port === imapsPort || (port >= 1024 && port <= 65_535 && !submissionPorts.has(port))) return;
  complain(
    "incomingMail.port",
    port,
    "993, or another from 1024 on that does not send mail",
    "GitLab reads mail with TLS from the first byte, which 143 does not have.",
  );
}
