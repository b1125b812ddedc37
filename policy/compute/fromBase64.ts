/** What a text says that is in base64; empty if it is not. */
export function fromBase64(text: string): string {
  return /^[\w+/=\s-]*$/.test(text) ? Buffer.from(text, "base64").toString("utf8") : "";
}
