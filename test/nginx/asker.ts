import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** How a connection begins. */
export type Header = "none" | "v1" | "v2" | "v2 with IPv6" | "v2 of a health check";

/** One request. */
export interface Question {
  readonly port: number;
  readonly tls: boolean;
  /** Address that the connection comes from; any of 127.0.0.0/8. */
  readonly from: string;
  readonly header: Header;
  readonly host: string;
  readonly path: string;
}

/** The client that a proxy header names. */
export const client = { v4: "203.0.113.7", v6: "2001:db8::7" } as const;

const signature = Buffer.from("0d0a0d0a000d0a515549540a", "hex");

/** From a load balancer: an unknown extension that a receiver has to ignore (type 0xEA is AWS' own). */
const extension = Buffer.from("ea00050176706365", "hex");

function v2(versionAndCommand: number, family: number, addresses: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(addresses.length + extension.length);
  return Buffer.concat([signature, Buffer.from([versionAndCommand, family]), length, addresses, extension]);
}

const v4Bytes = (address: string) => Buffer.from(address.split(".").map(Number));
const ports = Buffer.from("c35001bb", "hex");

/** Proxy protocol, versions 1 and 2 (HAProxy, proxy-protocol.txt, sections 2.1 and 2.2). */
const headers: Readonly<Record<Header, Buffer>> = {
  none: Buffer.alloc(0),
  v1: Buffer.from(`PROXY TCP4 ${client.v4} 10.0.4.10 50000 443\r\n`),
  v2: v2(0x21, 0x11, Buffer.concat([v4Bytes(client.v4), v4Bytes("10.0.4.10"), ports])),
  "v2 with IPv6": v2(
    0x21,
    0x21,
    Buffer.concat([
      Buffer.from("20010db8000000000000000000000007", "hex"),
      Buffer.from("20010db8000000000000000000000010", "hex"),
      ports,
    ]),
  ),
  "v2 of a health check": v2(0x20, 0x00, Buffer.alloc(0)), // LOCAL: the connection is the load balancer's own
};

/**
 * Sends a request over a raw socket.
 *
 * @param question what to send, and how
 * @returns the whole answer; empty if the other side hung up without one
 */
export async function ask(question: Question): Promise<string> {
  const raw = connect({ port: question.port, host: "127.0.0.1", localAddress: question.from });
  await new Promise((resolve, reject) => raw.once("connect", resolve).once("error", reject));
  raw.write(headers[question.header]);
  const socket: Socket = question.tls
    ? connectTls({ socket: raw, rejectUnauthorized: false, servername: question.host })
    : raw;
  let answer = "";
  const ended = new Promise<void>((resolve) => {
    for (const each of new Set([raw, socket])) {
      each.on("error", () => {
        resolve();
      });
      each.on("close", () => {
        resolve();
      });
    }
  });
  socket.on("data", (data: Buffer) => (answer += data.toString()));
  socket.write(
    `GET ${question.path} HTTP/1.1\r\nHost: ${question.host}\r\nX-Forwarded-For: 198.51.100.1\r\nX-Real-IP: 198.51.100.1\r\nConnection: close\r\n\r\n`,
  );
  await ended;
  raw.destroy();
  return answer;
}
