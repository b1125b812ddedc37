import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { freePort, RedisServer } from "./redisServer.ts";

/** A server as ElastiCache runs it: TLS alone, and a token. */
export interface TlsRedis {
  readonly server: RedisServer;
  readonly port: number;
  /** File with the certificate of `localhost`. */
  readonly certificate: string;
}

/**
 * Starts a server that takes TLS only. It is asked through a socket.
 *
 * @param folder for its files, made if it is not there
 * @param token that clients have to show; absent: none
 */
export async function tlsRedis(folder: string, token?: string): Promise<TlsRedis> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const [certificate, key, socket] = [join(folder, "redis.crt"), join(folder, "redis.key"), join(folder, "socket")];
  const made = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
    ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
  ]);
  assert.equal(made.status, 0, String(made.stderr));
  const server = await RedisServer.start(
    [
      ...["--port", "0", "--tls-port", String(port), "--bind", "127.0.0.1", "--unixsocket", socket],
      ...["--tls-cert-file", certificate, "--tls-key-file", key, "--tls-auth-clients", "no"],
      ...(token === undefined ? [] : ["--requirepass", token]),
    ],
    ["-s", socket, ...(token === undefined ? [] : ["-a", token])],
  );
  return { server, port, certificate };
}
