import type { Group } from "../stackSchema.ts";

/**
 * Fills in the address for answers: by default, the sender's.
 *
 * @param smtp a mail server
 */
export function smtpSettings(smtp: Group<"smtp">): Group<"smtp"> {
  return { ...smtp, replyTo: smtp.replyTo || smtp.from };
}
