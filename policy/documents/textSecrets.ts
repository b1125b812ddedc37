/** Texts that are secret whatever is around them. Each has a form that nothing else has. */
const forms = [
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, // access keys of AWS (IAM user guide, unique identifiers, 2026)
  /\bgl(?:pat|rt|dt|cbt|ft|agent|soat|ptt|oas|imt)-[\w-]{20,}/, // tokens of GitLab (doc/security/tokens/_index.md, 2026)
] as const;

/** A name of a secret, and a value that is neither a variable, nor a call, nor a reference to another resource. */
const assignment =
  /(?:password|passwd|secret|token|api_?key|private_?key)["']?\s*(?:=>|[:=])\s*["']?(?![$<{[‹/(]|arn:|File\.)[^\s"'‹›]{8,}/i;

/** Whether a text has a private key or a token in it. */
export function hasKey(text: string): boolean {
  return forms.some((form) => form.test(text));
}

/** Whether a text has a private key or a token in it, or gives a password a value. */
export function hasSecret(text: string): boolean {
  return hasKey(text) || assignment.test(text);
}
