import { sizes } from "../config/sizes.ts";
import { fresh, type Sample } from "./bench/fresh.ts";
import { median } from "./bench/median.ts";
import { saidInstead } from "./bench/saidInstead.ts";
import { plannedStack } from "./docs/plannedStack.ts";

saidInstead(`Measures time and memory of the plan of every size, beside a program that registers as many resources. Takes
minutes, and wants a machine that does nothing else.

  npm run bench:sizes
`);

/** Number of processes for each plan and each floor. */
const runs = 5;

async function typical(file: string, ...args: readonly string[]): Promise<Sample> {
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run++) samples.push(await fresh({ name: file, args: [file, ...args] }));
  return {
    seconds: median(samples.map(({ seconds }) => seconds)),
    megabytes: median(samples.map(({ megabytes }) => megabytes)),
  };
}

console.log(`Median of ${String(runs)} fresh processes; Node ${process.version}.\n`);
console.log("| users | registered | plan s | floor s | × | plan MB | floor MB | × |");
console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
for (const { users } of sizes) {
  const stack = users > 1000 ? "prod" : "team";
  const { recording } = await plannedStack(stack, { users: String(users) });
  const count = recording.resources.length;
  const plan = await typical("plan.ts", "--stack", stack, "--users", String(users));
  const floor = await typical("bench/floor.ts", String(count));
  const seconds = [plan.seconds, floor.seconds, plan.seconds / floor.seconds].map((value) => value.toFixed(2));
  const megabytes = [plan.megabytes.toFixed(0), floor.megabytes.toFixed(0)];
  const memory = (plan.megabytes / floor.megabytes).toFixed(2);
  console.log(`| ${[users, count, ...seconds, ...megabytes, memory].join(" | ")} |`);
}
