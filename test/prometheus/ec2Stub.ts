import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** An instance of a group. */
interface ListedInstance {
  readonly id: string;
  readonly address: string;
  /** Value of its tag `gitlab:node`. */
  readonly node: string;
}

/** EC2, as far as Prometheus asks it. */
export interface Ec2Stub {
  readonly url: string;
  /** The calls of DescribeInstances, oldest first. */
  readonly requests: readonly URLSearchParams[];
  close(): void;
}

/** An EC2 that lists instances whose tag is among the values of a filter, and refuses everything else, as the role would be. */
export async function ec2Stub(instances: readonly ListedInstance[]): Promise<Ec2Stub> {
  const requests: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const asked = new URLSearchParams(body);
      if (asked.get("Action") !== "DescribeInstances") {
        response
          .writeHead(403)
          .end("<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>");
        return;
      }
      requests.push(asked);
      const listed = instances.filter(({ node }) => [...asked.values()].includes(node));
      response.writeHead(200, { "content-type": "text/xml" }).end(answer(listed));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}`, requests, close: () => server.close() };
}

function answer(instances: readonly ListedInstance[]): string {
  const items = instances.map(
    ({ id, address, node }) =>
      `<item><instancesSet><item><instanceId>${id}</instanceId><privateIpAddress>${address}</privateIpAddress><imageId>ami-1</imageId><instanceType>c7g.large</instanceType>` +
      "<placement><availabilityZone>eu-west-1a</availabilityZone></placement><instanceState><name>running</name></instanceState>" +
      `<tagSet><item><key>gitlab:node</key><value>${node}</value></item></tagSet></item></instancesSet></item>`,
  );
  return `<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><reservationSet>${items.join("")}</reservationSet></DescribeInstancesResponse>`;
}
