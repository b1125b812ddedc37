import { unknown } from "../unknown.ts";

/** Stands for what an asset or archive holds. It is a file, and no policy judges files. */
const assetText = "asset";

/**
 * The inputs of a resource as plain data, with {@link unknown} where a value is not known.
 *
 * The SDK hands over a proxy that throws where an unknown value is read, and one throw ends a whole policy. So each part is
 * read by itself.
 *
 * @param props as the SDK hands them over; secrets are in plain text there
 */
export function plainInputs(props: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(props).map((key) => [key, partOf(props, key)]));
}

function partOf(whole: object, key: string | number): unknown {
  let value: unknown;
  try {
    value = Reflect.get(whole, key);
  } catch {
    return unknown;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Array.from({ length: value.length }, (_, position) => partOf(value, position));
  if ("__pulumiAsset" in value || "__pulumiArchive" in value) return assetText;
  return plainInputs(value as Readonly<Record<string, unknown>>);
}
