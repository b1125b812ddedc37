/** An image that is built, or one that was given. */
export type ImageSettings = { readonly kind: "build" } | { readonly kind: "given"; readonly amiId: string };

/**
 * Decides where the nodes' image comes from.
 *
 * @param amiId what the stack file says; empty: nothing
 */
export function imageSettings(amiId: string): ImageSettings {
  return amiId === "" ? { kind: "build" } : { kind: "given", amiId };
}
