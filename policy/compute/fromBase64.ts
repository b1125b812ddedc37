/** What a text is if it is base64. Of other texts it makes noise. */
export function fromBase64(text: string): string {
  return Buffer.from(text, "base64").toString("utf8");
}
