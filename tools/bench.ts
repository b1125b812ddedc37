import { cpus } from "node:os";
import { mostUsers } from "../config/sizes.ts";
import { allSizes } from "./bench/allSizes.ts";
import { fresh, type Fresh, type Sample } from "./bench/fresh.ts";
import { median } from "./bench/median.ts";
import { policySeconds } from "./bench/policySeconds.ts";
import { saidInstead } from "./bench/saidInstead.ts";
import { plannedStack } from "./docs/plannedStack.ts";

saidInstead(`Measures time and memory of plans against an empty program and a program that registers as many resources.
Takes minutes, and wants a machine that does nothing else.

  npm run bench

Exit codes:
  0  all goals were met
  1  goals were missed
`);

/** Number of processes for each program. The median is reported. */
const runs = 7;

/** What all sizes may take together, two processes at a time: measured once. */
const mostOfAll: Sample = { seconds: 15, megabytes: 1024 };

/** How much the policy pack may add to the plan of the largest size, in seconds. */
const mostOfPolicies = 0.3;

/** How much more time and memory a program may take than another one. */
interface Goal {
  readonly of: string;
  readonly most: number;
  /** Only the time counts: the work is shared with a child process. */
  readonly time?: true;
}

interface Measured extends Fresh {
  readonly goals: readonly Goal[];
}

/** A stack, or a size of it. */
interface Planned {
  readonly name: string;
  readonly stack: string;
  readonly users?: number;
  /** How much more the plan as text may take than its floor. */
  readonly most: number;
}

const planned: readonly Planned[] = [
  { name: "dev", stack: "dev", most: 1.3 },
  { name: "prod", stack: "prod", most: 1.3 },
  { name: "largest", stack: "prod", users: mostUsers, most: 1.1 },
];

/** A program that registers as many resources, and the plan in its formats. */
async function programsOf({ name, stack, users, most }: Planned): Promise<Measured[]> {
  const sets = users === undefined ? {} : { users: String(users) };
  const { recording } = await plannedStack(stack, sets);
  const said = ["--stack", stack, ...(users === undefined ? [] : ["--users", String(users)])];
  const plan = (format: string) => ["plan.ts", ...said, "--format", format] as const;
  const floor = `${name}, floor`;
  return [
    { name: floor, args: ["bench/floor.ts", String(recording.resources.length)], goals: [] },
    { name: `${name}, text`, args: plan("text"), goals: [{ of: floor, most }] },
    { name: `${name}, html`, args: plan("html"), goals: [{ of: floor, most: 1.6 }] },
    { name: `${name}, html, with Node's compile cache`, args: plan("html"), cache: true, goals: [] },
  ];
}

const largest = ["plan.ts", "--stack", "prod", "--users", String(mostUsers)] as const;
const stacks = [];
for (const one of planned) stacks.push(...(await programsOf(one)));
const programs: readonly Measured[] = [
  { name: "empty", args: ["bench/empty.ts"], goals: [] },
  ...stacks.map((one) =>
    one.name === "dev, text" ? { ...one, goals: [...one.goals, { of: "empty", most: 2.4 }] } : one,
  ),
  {
    name: "largest against prod",
    args: [...largest, "--against", "Pulumi.prod.yaml"],
    goals: [{ of: "largest, text", most: 1.5, time: true }],
  },
];

// The programs take turns, so that other load on the machine affects all of them alike.
const samples = new Map<string, Sample[]>(programs.map(({ name }) => [name, []]));
for (let run = 0; run < runs; run++) {
  for (const program of programs) samples.get(program.name)?.push(await fresh(program));
}
const medians = new Map(
  [...samples].map(([name, some]) => [
    name,
    { seconds: median(some.map(({ seconds }) => seconds)), megabytes: median(some.map(({ megabytes }) => megabytes)) },
  ]),
);

console.log(`Median of ${String(runs)} fresh processes; Node ${process.version}, ${String(cpus().length)} cores.\n`);
console.log("| program | s | MB | against | time | memory | at most |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
let missed = 0;
for (const { name, goals } of programs) {
  const own = medians.get(name) ?? { seconds: NaN, megabytes: NaN };
  const figures = `| ${name} | ${own.seconds.toFixed(2)} | ${own.megabytes.toFixed(0)}`;
  if (goals.length === 0) console.log(`${figures} | | | | |`);
  for (const { of, most, time: timeOnly } of goals) {
    const other = medians.get(of) ?? { seconds: NaN, megabytes: NaN };
    const [time, memory] = [own.seconds / other.seconds, own.megabytes / other.megabytes];
    if (!(time <= most && (timeOnly || memory <= most))) missed += 1;
    const ofMemory = timeOnly ? "" : memory.toFixed(2);
    console.log(`${figures} | ${of} | ${time.toFixed(2)} | ${ofMemory} | ${most.toFixed(1)} |`);
  }
}
const all = await allSizes();
if (!(all.seconds <= mostOfAll.seconds && all.megabytes <= mostOfAll.megabytes)) missed += 1;
const { seconds, megabytes } = mostOfAll;
console.log(
  `\nAll sizes, two processes at a time: ${all.seconds.toFixed(1)} s of ${String(seconds)}, ${all.megabytes.toFixed(0)} MB of ${String(megabytes)}.`,
);
const more = await policySeconds(runs);
if (!(more <= mostOfPolicies)) missed += 1;
console.log(`\nPolicies add ${more.toFixed(2)} s of ${String(mostOfPolicies)} to the largest plan.`);
if (missed > 0) {
  console.log(`\n${String(missed)} goals were missed.`);
  process.exitCode = 1;
}
