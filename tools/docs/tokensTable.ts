import { markdownTable, written } from "../document/markdown/mdast.ts";
import { tokenCases, type TokenCase } from "./tokenCases.ts";

const forms: Readonly<Record<TokenCase["example"], string>> = {
  one: "gitlab.com, Free",
  closed: "self-managed, Premium",
};

/** Whom each role lets in, and whom it refuses, as a table for docs/accounts.md. */
export function tokensTable(): string {
  const rows = tokenCases.flatMap(({ example, environment, kind, who, claims, refused }) => [
    [forms[example], `${environment}-${kind}`, who, "", "gets the role"],
    ...refused.map(({ who: other, claim, value }) => [
      "",
      "",
      other,
      [{ code: claim }, ": ", { code: claims[claim] ?? "none" }, " → ", { code: value ?? "none" }],
      "refused",
    ]),
  ]);
  return written([markdownTable(["GitLab", "role", "who asks", "one claim differs", ""], rows)]);
}
