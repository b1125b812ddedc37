/** One of so many cuts is tried, unless all are asked for. */
const stride = 4;

/**
 * The places at which a test cuts something off. All of them take minutes, so `EVERY_CUT=1 npm run test:slow` tries them all, and
 * otherwise every fourth is tried, and the last one.
 *
 * @param count how many places there are, numbered from 1
 */
export function cutPoints(count: number): number[] {
  const all = Array.from({ length: count }, (_, position) => position + 1);
  return process.env.EVERY_CUT === "1" ? all : all.filter((at) => at % stride === 1 || at === count);
}
