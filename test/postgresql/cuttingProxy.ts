import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { connect as connectTls, TLSSocket } from "node:tls";
import type { PostgresServer } from "./server.ts";

/** Statements that change something. */
const changing = /^(CREATE|GRANT|REVOKE|ALTER|REASSIGN)\b/;

/** What a client sends to ask for TLS: its length, and a number that stands for the request. */
const tlsRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/**
 * Stands before a PostgreSQL server under its name and with its certificate, and counts the statements that change something.
 * Right after the one with the number {@link cutAfter}, both ends are disconnected, and nobody hears that it has succeeded: what
 * psql and the server see when a node or the network dies.
 */
export class CuttingProxy {
  cutAfter = 0;
  /** Statements until now. */
  statements: string[] = [];
  readonly #server: Server;
  readonly #target: PostgresServer;

  constructor(target: PostgresServer) {
    this.#target = target;
    this.#server = createServer((client) => {
      client.on("error", () => client.destroy());
      void this.#serve(client);
    });
  }

  async start(): Promise<void> {
    this.#server.listen(0, "localhost");
    await once(this.#server, "listening");
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  stop(): void {
    this.#server.close();
  }

  async #serve(client: Socket): Promise<void> {
    await once(client, "readable");
    client.read(tlsRequest.length);
    client.write("S");
    const [key, cert] = ["server.key", "server.crt"].map((name) => readFileSync(join(this.#target.folder, name)));
    const near = new TLSSocket(client, { isServer: true, key: key!, cert: cert! });
    const far = await this.#connect();
    let cutting = false;
    const cut = () => {
      near.destroy();
      client.destroy();
      far.destroy();
    };
    for (const end of [near, far]) end.on("error", cut).on("close", cut);
    near.on(
      "data",
      messages(true, (type, body, raw) => {
        if (type === "Q" && changing.test(body)) {
          this.statements.push(body.replaceAll("\0", ""));
          cutting = this.statements.length === this.cutAfter;
        }
        far.write(raw);
      }),
    );
    far.on(
      "data",
      messages(false, (type, _, raw) => {
        if (type === "Z" && cutting)
          cut(); // it is done, and the server waits for the next one
        else near.write(raw);
      }),
    );
  }

  async #connect(): Promise<TLSSocket> {
    const socket = connect(this.#target.port, "localhost");
    socket.write(tlsRequest);
    await once(socket, "readable");
    socket.read(1);
    const far = connectTls({ socket, rejectUnauthorized: false });
    await once(far, "secureConnect");
    return far;
  }
}

/** Takes a stream apart into messages of PostgreSQL's protocol. A client's first one has no type. */
function messages(fromClient: boolean, take: (type: string, body: string, raw: Buffer) => void) {
  let pending = Buffer.alloc(0);
  let head = fromClient ? 0 : 1;
  return (data: Buffer) => {
    pending = Buffer.concat([pending, data]);
    while (pending.length >= head + 4) {
      const length = head + pending.readUInt32BE(head);
      if (pending.length < length) return;
      const raw = pending.subarray(0, length);
      take(raw.toString("latin1", 0, head), raw.toString("latin1", head + 4), raw);
      pending = pending.subarray(length);
      head = 1;
    }
  };
}
