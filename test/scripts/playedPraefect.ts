import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A Praefect that only serves its metrics. */
export class PlayedPraefect {
  /** What it answers on /db_metrics; absent: an error. */
  answer: string | undefined;
  readonly #server = createServer(({ url }, response) => {
    const found = url === "/db_metrics" && this.answer !== undefined;
    response.writeHead(found ? 200 : 500).end(found ? this.answer : "");
  });

  /** Starts it at 127.0.0.1. */
  async start(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
  }

  get port(): string {
    return String((this.#server.address() as AddressInfo).port);
  }

  stop(): void {
    this.#server.close();
  }
}

/** A Praefect that runs while the tests of a suite do. Call it inside the suite. */
export function allWithPraefect(): PlayedPraefect {
  const praefect = new PlayedPraefect();
  before(() => praefect.start());
  after(() => {
    praefect.stop();
  });
  return praefect;
}
