import { fresh } from "./fresh.ts";
import { median } from "./median.ts";

/** Seconds that the policy pack adds to a plan of the largest size: the median of the differences of two processes. */
export async function policySeconds(runs: number): Promise<number> {
  const more: number[] = [];
  for (let run = 0; run < runs; run++) {
    const without = await fresh({ name: "recorded", args: ["bench/judgedSize.ts"] });
    const judged = await fresh({ name: "judged", args: ["bench/judgedSize.ts", "judge"] });
    more.push(judged.seconds - without.seconds);
  }
  return median(more);
}
