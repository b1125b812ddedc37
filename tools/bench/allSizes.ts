import { sizes } from "../../config/sizes.ts";
import { fresh, type Sample } from "./fresh.ts";

/** Processes at a time. */
const atATime = 2;

/** Plans every size, largest first, two fresh processes at a time, and returns what that takes together. */
export async function allSizes(): Promise<Sample> {
  const started = performance.now();
  const left = sizes.map(({ users }) => users);
  const peaks: number[] = [];
  const worker = async () => {
    for (let users = left.pop(); users !== undefined; users = left.pop()) {
      const stack = users > 1000 ? "prod" : "team";
      const name = `${stack}, ${String(users)} users`;
      const { megabytes } = await fresh({ name, args: ["plan.ts", "--stack", stack, "--users", String(users)] });
      peaks.push(megabytes);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  const seconds = (performance.now() - started) / 1000;
  // At worst, the two with most memory ran at the same time.
  const largest = peaks.toSorted((a, b) => b - a).slice(0, atATime);
  return { seconds, megabytes: largest.reduce((sum, peak) => sum + peak, 0) };
}
