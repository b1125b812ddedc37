/** Whether what holds data is protected against deletion, and if not, why. */
export type ProtectionSettings = { readonly kind: "on" } | { readonly kind: "lifted"; readonly reason: string };
