import { effects } from "./effects.ts";
import { entry, group } from "./entry.ts";
import { choice, integer, text } from "./valueTypes.ts";

/** How the connection to the mail server is encrypted. */
export const encryptions = ["starttls", "tls"] as const;

const effect = effects.reconfigure;

/** The mail server that sends GitLab's mail. */
export const smtpGroup = group("The mail server that sends GitLab's mail.", {
  host: entry(text, { default: "", otherwise: "no mail is sent", description: "Its host name.", effect }),
  port: entry(integer, { default: 587, description: "Its port: 465, 587, 2465 or 2587.", effect }),
  user: entry(text, { default: "", description: "User that GitLab signs in as, with smtpPassword.", effect }),
  from: entry(text, { default: "", description: "Sender address of GitLab's mail.", effect }),
  replyTo: entry(text, { default: "", otherwise: "the same as from", description: "Address for replies.", effect }),
  encryption: entry(choice(encryptions), {
    default: "starttls",
    description: "starttls (587, 2587) or tls (465, 2465).",
    effect,
  }),
});
