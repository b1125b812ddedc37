import { PriceListError } from "./priceListError.ts";

/** Longest row, in characters. The rows of AWS have about a thousand. */
const longest = 1024 * 1024;

/**
 * Reads CSV as a stream, so that a list of any size takes little memory. Most of the time goes into parsing rows, so only
 * wanted rows are parsed; others are `undefined`.
 *
 * @param body the decompressed bytes
 * @param address of the list, for messages
 * @param isWanted whether to parse a row, by its text
 * @throws PriceListError if the list is cut off or is not CSV
 */
export async function* csvRows(
  body: ReadableStream<Uint8Array>,
  address: string,
  isWanted: (text: string) => boolean,
): AsyncGenerator<readonly string[] | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  try {
    for await (const chunk of body) {
      rest += decoder.decode(chunk, { stream: true });
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longest)
        throw new PriceListError(`${address} is not CSV: a row has over a million characters.`);
      for (const line of lines) yield isWanted(line) ? fieldsOf(line.replace(/\r$/, "")) : undefined;
    }
  } catch (error) {
    if (error instanceof PriceListError) throw error;
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    throw new PriceListError(`${address} was cut off: ${why}. Nothing was changed; run the command again.`);
  }
  // AWS ends each row with a line break, so the rest is an incomplete row.
  if (rest !== "") {
    throw new PriceListError(`${address} ends in the middle of a row. Nothing was changed; run the command again.`);
  }
}

/** The fields of a row. A field may be quoted; quotes inside it are doubled. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
