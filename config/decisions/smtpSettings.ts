import type { Group } from "../stackSchema.ts";

/**
 * Decides to whom one answers where nothing is said: to whom the mail came from.
 *
 * @param smtp a mail server
 */
export function smtpSettings(smtp: Group<"smtp">): Group<"smtp"> {
  return { ...smtp, replyTo: smtp.replyTo || smtp.from };
}
