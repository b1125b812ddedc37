import { PriceListError } from "./priceListError.ts";

/** Longer rows are no rows: AWS' have about a thousand characters. */
const longest = 1024 * 1024;

/** A row; its fields only where they were asked for. */
export interface CsvRow {
  readonly fields: readonly string[] | undefined;
}

/**
 * Reads CSV piece by piece, so that a list of any size takes little memory.
 *
 * @param body the bytes, unpacked
 * @param address for messages
 * @param isWanted whether the fields of a row are wanted: taking a row apart takes most of the time
 * @throws PriceListError if it breaks off, or is no CSV
 */
export async function* csvRows(
  body: ReadableStream<Uint8Array>,
  address: string,
  isWanted: (text: string) => boolean,
): AsyncGenerator<CsvRow> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  try {
    for await (const chunk of body) {
      rest += decoder.decode(chunk, { stream: true });
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longest) throw new PriceListError(`${address} is no CSV: a row has over a million characters.`);
      for (const line of lines) yield row(line, isWanted);
    }
  } catch (error) {
    if (error instanceof PriceListError) throw error;
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    throw new PriceListError(`${address} broke off: ${why}. Nothing was changed; run it again.`);
  }
  // AWS ends each row with a line break: what is left over is half a row.
  if (rest !== "") {
    throw new PriceListError(`${address} ends in the middle of a row. Nothing was changed; run it again.`);
  }
}

function row(line: string, isWanted: (text: string) => boolean): CsvRow {
  return { fields: isWanted(line) ? fieldsOf(line.replace(/\r$/, "")) : undefined };
}

/** The fields of a row: quoted, with doubled quotes inside, or plain. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
