/** The hidden line by which a comment of a stack is found again. */
export function noteMarker(stack: string): string {
  return `<!-- gitlab-on-aws:${stack} -->`;
}
