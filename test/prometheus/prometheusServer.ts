import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A job, as gitlab.rb has it. */
export type ScrapeConfig = Readonly<Record<string, unknown>> & {
  readonly ec2_sd_configs?: readonly Readonly<Record<string, unknown>>[];
};

/** A target that Prometheus reads. */
interface ReadTarget {
  readonly scrapeUrl: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * The file that Omnibus makes of gitlab.rb (omnibus-gitlab 440b1f83, 2026-08, recipe `monitoring::prometheus`), with the job of
 * Prometheus itself, which it adds. JSON is YAML.
 */
function configuration(jobs: readonly ScrapeConfig[]): string {
  return JSON.stringify({
    global: { scrape_interval: "15s", scrape_timeout: "15s", external_labels: {} },
    remote_read: [],
    remote_write: [],
    rule_files: ["/var/opt/gitlab/prometheus/rules/*.rules"],
    scrape_configs: [{ job_name: "prometheus", static_configs: [{ targets: ["0.0.0.0:9090"] }] }, ...jobs],
    alerting: { alertmanagers: [] },
  });
}

/** A real Prometheus with the jobs of the monitor. */
export class PrometheusServer {
  readonly #child: ChildProcess;
  readonly #port: number;
  readonly #folder: string;

  private constructor(child: ChildProcess, port: number, folder: string) {
    this.#child = child;
    this.#port = port;
    this.#folder = folder;
  }

  /** What promtool says about a configuration. */
  static check(jobs: readonly ScrapeConfig[]): SpawnSyncReturns<string> {
    const folder = mkdtempSync(join(tmpdir(), "prometheus-"));
    try {
      const file = join(folder, "prometheus.yml");
      writeFileSync(file, configuration(jobs));
      return spawnSync("promtool", ["check", "config", file], { encoding: "utf8" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /**
   * Starts a server that reads these jobs.
   *
   * @param port where it listens
   * @param jobs as in gitlab.rb
   * @param flags as in gitlab.rb
   * @throws Error if it is not ready within ten seconds
   */
  static async start(
    port: number,
    jobs: readonly ScrapeConfig[],
    flags: Readonly<Record<string, string>>,
  ): Promise<PrometheusServer> {
    const folder = mkdtempSync(join(tmpdir(), "prometheus-"));
    writeFileSync(join(folder, "prometheus.yml"), configuration(jobs));
    const all = {
      "web.listen-address": `127.0.0.1:${String(port)}`,
      "storage.tsdb.path": join(folder, "data"),
      "config.file": join(folder, "prometheus.yml"),
      ...flags,
    };
    const args = Object.entries(all).map(([name, value]) => `--${name}=${value}`);
    const env = { ...process.env, AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "none" };
    const server = new PrometheusServer(spawn("prometheus", args, { stdio: "ignore", env }), port, folder);
    for (let tries = 0; tries < 100; tries += 1) {
      const answer = await fetch(server.#url("/-/ready")).catch(() => undefined);
      if (answer?.ok === true) return server;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await server.stop();
    throw new Error(`prometheus is not ready: ${args.join(" ")}`);
  }

  /** The targets of a job by their labels, once there are so many. */
  async targets(job: string, count: number): Promise<ReadTarget[]> {
    let found: ReadTarget[] = [];
    for (let tries = 0; tries < 200 && found.length < count; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const answer = (await this.#ask("targets?state=active")) as { readonly activeTargets: readonly ReadTarget[] };
      found = answer.activeTargets
        .filter(({ labels }) => labels.job === job)
        .map(({ scrapeUrl, labels }) => ({ scrapeUrl, labels }));
    }
    return found.toSorted((a, b) => String(a.labels.node).localeCompare(String(b.labels.node)));
  }

  /** How long and how much it keeps, in its own words. */
  async retention(): Promise<string> {
    const { storageRetention } = (await this.#ask("status/runtimeinfo")) as { readonly storageRetention: string };
    return storageRetention;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill();
      await once(this.#child, "exit");
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ask(path: string): Promise<unknown> {
    const { data } = (await (await fetch(this.#url(`/api/v1/${path}`))).json()) as { readonly data: unknown };
    return data;
  }

  #url(path: string): string {
    return `http://127.0.0.1:${String(this.#port)}${path}`;
  }
}
