import type { Picture, PictureWay } from "./pictureModel.ts";

/**
 * Every way of a picture, drawn or not, a line for those that only differ in one end: `Web and Git, Background jobs → Database:
 * 5432 (PostgreSQL, TLS)`.
 */
export function waysInWords({ cards, ways }: Picture): string[] {
  const titles = new Map(cards.map(({ id, title }) => [id, title]));
  const place = new Map(cards.map(({ id }, at) => [id, at]));
  const at = (id: string | undefined) => place.get(id ?? "") ?? 0;
  const named = (ids: readonly string[]) =>
    ids
      .toSorted((one, other) => at(one) - at(other))
      .map((id) => titles.get(id) ?? id)
      .join(", ");
  const said = ({ kind, label, why }: PictureWay) => (kind === "rights" ? label : `${label} (${why})`);
  const byTarget = Map.groupBy(ways, (way) => `${way.to}\n${said(way)}`);
  const rows = [...byTarget.values()].flatMap((same) => {
    const [first] = same;
    const from = same.map((way) => way.from).toSorted((one, other) => at(one) - at(other));
    return first ? [{ from: named(from), first: from[0], to: first.to, what: said(first) }] : [];
  });
  const bySource = Map.groupBy(rows, ({ from, what }) => `${from}\n${what}`);
  return [...bySource.values()]
    .toSorted((one, other) => at(one[0]?.to) - at(other[0]?.to) || at(one[0]?.first) - at(other[0]?.first))
    .map((same) => `${same[0]?.from ?? ""} → ${named(same.map(({ to }) => to))}: ${same[0]?.what ?? ""}`);
}
