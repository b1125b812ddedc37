/** Why `fetch` got no answer, in the system's own word, which fetch hides one level below its message. */
export function fetchReason(error: unknown): string {
  const { message, cause } = error as { readonly message: string; readonly cause?: { readonly message?: string } };
  return cause?.message ?? message;
}
