/** An image that is built, or a given one. */
export type ImageSettings = { readonly kind: "build" } | { readonly kind: "given"; readonly amiId: string };

/**
 * Decides where the nodes' image comes from.
 *
 * @param amiId what the stack file says; empty if not set
 */
export function imageSettings(amiId: string): ImageSettings {
  return amiId === "" ? { kind: "build" } : { kind: "given", amiId };
}
