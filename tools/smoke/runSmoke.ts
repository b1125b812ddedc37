import { parseSettings } from "../../config/parseSettings.ts";
import { CommandLineError, deployOptions } from "../deploy/deployOptions.ts";
import { readStack, StackFileError } from "../plan/readStack.ts";
import { fetchReason } from "../gitlabApi/fetchReason.ts";
import type { Terminal } from "../terminal.ts";
import { checks, type Check, type Place } from "./checks.ts";

/** Minutes that a deployment may take to be seen: DNS records, health checks, and the first start of Rails. */
const usualMinutes = 10;

const pauseSeconds = 10;

/**
 * Asks a deployed GitLab whether people can work: `npm run smoke -- --stack S [--minutes 10] [--url URL] [--registry URL]
 * [--ssh HOST:PORT]`. The stack file says where it is, unless the command line does. With SMOKE_TOKEN it compares the version.
 *
 * @param args of the command line
 * @param terminal for what was found
 * @returns 0: all answers are right; 1: one is not; 64: the command line or the stack file is wrong
 */
export async function runSmoke(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const options = deployOptions(args, ["stack", "minutes", "url", "registry", "ssh"], ["stack"]);
    const place = { ...placeOf(options.stack ?? ""), ...overridden(options) };
    const until = Date.now() + Number(options.minutes ?? usualMinutes) * 60_000;
    const wrong = await Promise.all(checks(place).map((check) => ask(check, until, terminal)));
    if (!wrong.includes(true)) return 0;
    terminal.stderr.write(
      "If nothing answers, this runner may not reach it: its address has to be in allow.web and allow.ssh of the stack file. docs/roll-back.md says how to go back.\n",
    );
    return 1;
  } catch (error) {
    if (!(error instanceof CommandLineError || error instanceof StackFileError)) throw error;
    terminal.stderr.write(`${error.message}\n`);
    return 64;
  }
}

function placeOf(stack: string): Place {
  const { config } = readStack({ stack, sets: {} }, new URL("../..", import.meta.url));
  const parsed = parseSettings({ ...config, stack, isSecret: (key) => config.secretKeys.includes(key) });
  if ("problems" in parsed)
    throw new StackFileError(`Pulumi.${stack}.yaml is wrong: npm run plan -- --stack ${stack} says how.`);
  const { domain, registryDomain, gitlabVersion } = parsed.settings;
  return {
    url: `https://${domain}`,
    registryUrl: `https://${registryDomain}`,
    sshHost: domain,
    sshPort: 22,
    version: gitlabVersion,
    token: process.env.SMOKE_TOKEN === "" ? undefined : process.env.SMOKE_TOKEN,
  };
}

function overridden({ url, registry, ssh }: { url?: string; registry?: string; ssh?: string }): Partial<Place> {
  const [sshHost, sshPort] = ssh?.split(":") ?? [];
  return {
    ...(url === undefined ? {} : { url }),
    ...(registry === undefined ? {} : { registryUrl: registry }),
    ...(sshHost === undefined ? {} : { sshHost, sshPort: Number(sshPort ?? 22) }),
  };
}

/** Asks again until the answer is right or the time is over, and says which. Whether it is wrong. */
async function ask({ what, ask: once }: Check, until: number, { stdout, stderr }: Terminal): Promise<boolean> {
  for (;;) {
    const wrong = await once().catch((error: unknown) => `cannot be reached: ${fetchReason(error)}`);
    if (wrong === undefined) {
      stdout.write(`${what} is fine.\n`);
      return false;
    }
    if (Date.now() + pauseSeconds * 1000 > until) {
      stderr.write(`${what} ${wrong}.\n`);
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseSeconds * 1000));
  }
}
