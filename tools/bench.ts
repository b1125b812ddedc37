import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";

/** Number of processes for each program. The median is reported. */
const runs = 7;

const here = (path: string) => new URL(path, import.meta.url).pathname;

/** Number of resources that a stack registers, components included. */
function registered(stack: string): number {
  const golden = readFileSync(new URL(`../test/components/golden/${stack}.txt`, import.meta.url), "utf8");
  return golden.trim().split("\n").length;
}

/** A program, and how much more time and memory it may take than other programs. */
interface Measured {
  readonly name: string;
  readonly args: readonly string[];
  /** Whether Node caches compiled code between runs, as it does for users. Goals are checked without this cache. */
  readonly cache?: true;
  readonly goals: readonly { readonly of: string; readonly most: number }[];
}

function planOf(stack: string, format: string, goals: Measured["goals"]): Measured {
  return { name: `${stack}, ${format}`, args: [here("plan.ts"), "--stack", stack, "--format", format], goals };
}

const programs: readonly Measured[] = [
  { name: "empty", args: [here("bench/empty.ts")], goals: [] },
  ...["dev", "prod"].flatMap((stack) => {
    const floor = `${stack}, floor`;
    return [
      { name: floor, args: [here("bench/floor.ts"), String(registered(stack))], goals: [] },
      planOf(stack, "text", [{ of: floor, most: 1.3 }, ...(stack === "dev" ? [{ of: "empty", most: 2.2 }] : [])]),
      planOf(stack, "html", [{ of: floor, most: 1.6 }]),
      { ...planOf(stack, "html", []), name: `${stack}, html, with Node's compile cache`, cache: true } as const,
    ];
  }),
];

interface Sample {
  readonly seconds: number;
  readonly megabytes: number;
}

function once({ name, args, cache }: Measured): Sample {
  const started = performance.now();
  const { status, output } = spawnSync(process.execPath, ["--require", here("bench/peak.cjs"), ...args], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
    encoding: "utf8",
    env: { ...process.env, ...(cache ? {} : { NODE_DISABLE_COMPILE_CACHE: "1" }) },
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${name} ended with ${String(status)}.`);
  return { seconds, megabytes: Number(output[3]) / 1024 };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

// The programs take turns, so that other load on the machine affects all of them alike.
const samples = new Map<string, Sample[]>(programs.map(({ name }) => [name, []]));
for (let run = 0; run < runs; run++) {
  for (const program of programs) samples.get(program.name)?.push(once(program));
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
  for (const { of, most } of goals) {
    const other = medians.get(of) ?? { seconds: NaN, megabytes: NaN };
    const [time, memory] = [own.seconds / other.seconds, own.megabytes / other.megabytes];
    if (!(time <= most && memory <= most)) missed += 1;
    console.log(`${figures} | ${of} | ${time.toFixed(2)} | ${memory.toFixed(2)} | ${most.toFixed(1)} |`);
  }
}
if (missed > 0) {
  console.log(`\n${String(missed)} goals were missed.`);
  process.exitCode = 1;
}
