/** Texts that a page, Markdown, a terminal or an SVG could mistake for something else than text. */
export const hostileTexts = [
  "<script>alert(1)</script>",
  "</style><img src=x onerror=alert(1)>",
  "a | b `c` **d** [e](javascript:alert(1)) ![f](http://example.com/f.png)",
  "</details> <!-- @all #1 !2 -->",
  "\\N \\G &amp; &lt; \" ' ‹Vpc gitlab-network.id›",
  "\u001b[31mred\u001b[0m \u0007 \u009b31m \u202eright to left\u202c zero\u200bwidth",
  "one\ntwo\r\nthree\ttab",
  "word".repeat(2000),
] as const;

/** A stack file's values with all of them. */
export const hostileSets: Readonly<Record<string, string>> = {
  gitlabRb: JSON.stringify(`# ${hostileTexts.join("\n# ")}`),
  "protection.lifted": "true",
  "protection.reason": JSON.stringify(hostileTexts.join(" ")),
};
