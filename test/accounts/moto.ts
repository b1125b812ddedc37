import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";

/** S3 and KMS as moto plays them, on this machine. */
export interface Moto {
  readonly url: string;
  /** ARN of a key that was made for the test. */
  readonly keyArn: string;
  readonly stop: () => void;
}

/** Whether moto's server is on PATH. */
export const hasMoto = spawnSync("moto_server", ["--version"], { stdio: "ignore" }).error === undefined;

const region = "eu-central-1";

/**
 * Starts moto's server with an empty bucket and a key.
 *
 * @param bucket its name
 */
export async function startMoto(bucket: string): Promise<Moto> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn("moto_server", ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  await reached(url, server);
  await fetch(`${url}/${bucket}`, { method: "PUT" });
  const response = await fetch(url, {
    method: "POST",
    body: "{}",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "TrentService.CreateKey",
      authorization: `AWS4-HMAC-SHA256 Credential=test/20261122/${region}/kms/aws4_request, SignedHeaders=host, Signature=0`,
    },
  });
  const { KeyMetadata: key } = (await response.json()) as { KeyMetadata: { Arn: string } };
  return { url, keyArn: key.Arn, stop: () => server.kill() };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function reached(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error("moto_server does not answer.");
}
