import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import type { World } from "./world.ts";

const tls = "root/etc/gitlab/node-tls";

/**
 * Answers as Gitaly and Praefect do, with the certificate that a node has at that moment, and not at all before it has one.
 *
 * @param world the node, asked at each connection: tests replace it
 * @returns the server, and the address as the scripts know it
 */
export async function servingNode(world: () => World): Promise<{ readonly server: Server; readonly at: string }> {
  const server = createServer((raw) => {
    raw.on("error", () => undefined);
    if (!world().has(`${tls}/node.key`)) {
      raw.destroy();
      return;
    }
    const secureContext = createSecureContext({
      key: world().read(`${tls}/node.key`),
      cert: world().read(`${tls}/node.crt`),
    });
    const socket = new TLSSocket(raw, { isServer: true, secureContext, ALPNProtocols: ["h2"] });
    socket.on("error", () => undefined);
    socket.on("end", () => socket.end());
    socket.resume();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { server, at: `127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}
