import type { Complain } from "../problem.ts";

/** Tags that are ours. */
const reservedPrefix = "gitlab:";

/** Tags on a resource, less our own (AWS general reference, tagging, 2026-11: 50). */
const mostTags = 40;

const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Letters of a stack's name: it is a label of the nodes' DNS names, and part of other names that AWS limits. */
export const longestStackName = 32;

/**
 * Checks the stack's name, region, accounts and tags.
 *
 * @param account what the stack file says of them
 * @param complain hears of problems
 */
export function checkAccount(
  account: {
    readonly stack: string;
    readonly region: string;
    readonly image: string;
    readonly allowedAccountIds: readonly string[];
    readonly tags: Readonly<Record<string, string>>;
  },
  complain: Complain,
): void {
  const { stack, region, image, allowedAccountIds, tags } = account;
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(stack) || stack.length > longestStackName) {
    complain(
      "stack",
      stack,
      `a name of at most ${String(longestStackName)} lower-case letters, digits and hyphens`,
      "It becomes part of DNS names: make the stack under another name.",
    );
  }
  if (!/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(region)) {
    complain("aws:region", region, "a region such as eu-central-1", "Run: pulumi config set aws:region eu-central-1");
  }
  if (image !== "" && !/^ami-[0-9a-f]{8,17}$/.test(image)) {
    complain("amiId", image, "an id such as ami-0123456789abcdef0", "Copy the id of an image in the stack's region.");
  }
  allowedAccountIds.forEach((id, position) => {
    if (!/^\d{12}$/.test(id))
      complain(`allowedAccountIds[${String(position)}]`, id, "twelve digits, in quotes", "Correct the account id.");
  });
  checkTags(tags, complain);
}

function checkTags(tags: Readonly<Record<string, string>>, complain: Complain): void {
  const names = Object.keys(tags);
  if (names.length > mostTags)
    complain("tags", names.length, `${String(mostTags)} tags at most`, "AWS takes 50; the rest are ours.");
  for (const [name, value] of Object.entries(tags)) {
    const key = `tags.${name}`;
    if (name.toLowerCase().startsWith("aws:") || name.startsWith(reservedPrefix) || name === "Name") {
      complain(
        key,
        value,
        `another name than Name, aws:… or ${reservedPrefix}…`,
        "Those are AWS' own or this project's.",
      );
    } else if (name.length === 0 || name.length > 128 || !tagText.test(name)) {
      complain(key, value, "a name of 1 to 128 letters, digits, spaces and _ . : / = + - @", "Correct the name.");
    }
    if (value.length > 256 || !tagText.test(value)) {
      complain(key, value, "a value of at most 256 letters, digits, spaces and _ . : / = + - @", "Correct the value.");
    }
  }
}
