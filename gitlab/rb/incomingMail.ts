import type { Context } from "./context.ts";
import { RubyCode } from "./literal.ts";
import type { RbSection } from "./rbSection.ts";

/**
 * Seconds that Mailroom waits for the server to report new mail, before it asks again (GitLab's examples,
 * doc/administration/incoming_email.md at 01dbb383, 2026).
 */
const idleSeconds = 60;

/**
 * The mailbox that GitLab reads. Mailroom reads it on the one node that has the password. Rails and Sidekiq know the address:
 * they put it into the mail that GitLab sends, and recognise it in an answer.
 *
 * Mailroom hands each mail to Rails by HTTPS (webhook). The other way, a job of its own in Redis (sidekiq), is deprecated since
 * GitLab 16.0 (gitlab-org/gitlab#398132). The token between both is a part of gitlab-secrets.json.
 */
export function incomingMail({ architecture: { incomingMail: mail }, role }: Context): RbSection | undefined {
  if (!mail) return undefined;
  const isReader = role.secrets.read.includes("incomingMailPassword");
  return {
    title: "Incoming mail",
    why: [
      isReader
        ? "Mailroom reads the mailbox here, and on no other node. It starts after the database is migrated."
        : "Another node reads the mailbox.",
    ],
    settings: [
      ["gitlab_rails['incoming_email_enabled']", true],
      ["gitlab_rails['incoming_email_address']", mail.address],
      ["gitlab_rails['incoming_email_delivery_method']", "webhook"],
      ["mailroom['enable']", isReader],
      ...(isReader ? reading(mail) : []),
    ],
  };
}

/**
 * Mailroom takes every answer for a delivery, an error too (mail_room, lib/mail_room/delivery/postback.rb, 2026-11). So it only
 * marks mail as deleted, and removes none.
 */
function reading(mail: NonNullable<Context["architecture"]["incomingMail"]>): RbSection["settings"] {
  return [
    ["gitlab_rails['incoming_email_host']", mail.host],
    ["gitlab_rails['incoming_email_port']", mail.port],
    ["gitlab_rails['incoming_email_ssl']", true],
    ["gitlab_rails['incoming_email_email']", mail.user],
    ["gitlab_rails['incoming_email_password']", new RubyCode("node_secrets['incomingMailPassword']")],
    ["gitlab_rails['incoming_email_mailbox_name']", mail.mailbox],
    ["gitlab_rails['incoming_email_idle_timeout']", idleSeconds],
    ["gitlab_rails['incoming_email_delete_after_delivery']", true],
    ["gitlab_rails['incoming_email_expunge_deleted']", false],
  ];
}
