import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:tls";
import type { AuthorityWorld } from "./authorityWorld.ts";

/** Whether a TLS client that trusts these authorities accepts the node, with the certificate that it has, under a name. */
export async function acceptsNode(world: AuthorityWorld, ca: readonly string[], name: string): Promise<boolean> {
  const server = createServer({
    key: world.read("node/etc/gitlab/node-tls/node.key"),
    cert: world.read("node/etc/gitlab/node-tls/node.crt"),
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const socket = connect({ host: "127.0.0.1", port, servername: name, ca: [...ca] });
  const connected = await once(socket, "secureConnect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  server.close();
  return connected;
}
