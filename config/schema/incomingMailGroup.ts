import { effects } from "./effects.ts";
import { entry, group } from "./entry.ts";
import { integer, text } from "./valueTypes.ts";

const effect = effects.reconfigure;

/** The mailbox that GitLab reads: answers to its mail, and mail that makes issues. */
export const incomingMailGroup = group("The mailbox that GitLab reads: answers to its mail, and new issues.", {
  address: entry(text, {
    default: "",
    otherwise: "no mail is read",
    description: "Address of the mailbox, with %{key} before the @: incoming+%{key}@example.com.",
    effect,
  }),
  host: entry(text, { default: "", description: "Host name of its IMAP server.", effect }),
  port: entry(integer, { default: 993, description: "Port of IMAP with TLS from the first byte.", effect }),
  user: entry(text, {
    default: "",
    description: "User that GitLab signs in as, with incomingMailPassword.",
    effect,
  }),
  mailbox: entry(text, { default: "inbox", description: "Folder with new mail.", effect }),
});
