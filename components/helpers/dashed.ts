/**
 * Spells a name as in the names of resources.
 *
 * @param name in camel case: `webDoor`
 * @returns with dashes: `web-door`
 */
export function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
