import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { playAutoScaling } from "./playAutoScaling.ts";
import { playBackup } from "./playBackup.ts";
import { playEc2 } from "./playEc2.ts";
import { playElastiCache } from "./playElastiCache.ts";
import { playImageBuilder } from "./playImageBuilder.ts";
import { playRds } from "./playRds.ts";
import { playS3 } from "./playS3.ts";
import { playSsm } from "./playSsm.ts";
import type { Play } from "./request.ts";

/** Services of which moto lacks something that the program uses (moto 5.2.1). Each run begins with nothing, as moto does. */
const playersOfARun = (): Readonly<Record<string, Play>> => ({
  autoscaling: playAutoScaling,
  backup: playBackup(),
  ec2: playEc2,
  elasticache: playElastiCache(),
  imagebuilder: playImageBuilder(),
  rds: playRds,
  s3: playS3(),
  ssm: playSsm(),
});

/** A running player. */
export interface Player {
  readonly endpoint: string;
  readonly stop: () => void;
}

/**
 * Listens in front of moto: it answers what moto lacks, and hands everything else on. Otherwise a type that moto does not know
 * would end a run, and all that depends on it would not be recorded.
 *
 * @param moto endpoint of moto
 */
export async function playMissing(moto: string): Promise<Player> {
  const players = playersOfARun();
  const server = createServer((incoming, outgoing) => {
    answer(moto, players, incoming, outgoing).catch((error: unknown) => {
      outgoing.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(
  moto: string,
  players: Readonly<Record<string, Play>>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const [, service = ""] = /Credential=[^/]+\/\d+\/[^/]*\/([^/]+)\//.exec(incoming.headers.authorization ?? "") ?? [];
  const played = players[service]?.({
    service,
    method: incoming.method ?? "GET",
    url: new URL(incoming.url ?? "/", moto),
    body: bytes.toString(),
    target: incoming.headers["x-amz-target"]?.toString(),
  });
  if (played) {
    outgoing.writeHead(played.status, { "content-type": played.type }).end(played.body);
    return;
  }
  const response = await fetch(new URL(incoming.url ?? "/", moto), {
    method: incoming.method ?? "GET",
    headers: without(incoming.headers, setByFetch),
    ...(bytes.length > 0 ? { body: bytes } : {}),
    redirect: "manual",
  });
  outgoing.writeHead(response.status, without(Object.fromEntries(response.headers), setByServer));
  outgoing.end(incoming.method === "HEAD" ? undefined : Buffer.from(await response.arrayBuffer()));
}

/** Headers that belong to a connection, and that the next one sets for itself. */
const setByFetch = ["connection", "content-length", "expect", "host", "transfer-encoding"];
const setByServer = ["connection", "content-encoding", "transfer-encoding"];

function without(headers: NodeJS.Dict<string | string[]>, names: readonly string[]): Record<string, string> {
  const kept = Object.entries(headers).filter(([name, value]) => !names.includes(name) && value !== undefined);
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
