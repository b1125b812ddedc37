import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from "node:net";
import { checks } from "../../tools/smoke/checks.ts";
import { runSmoke } from "../../tools/smoke/runSmoke.ts";
import { playedTerminal } from "./playedTerminal.ts";

/** Answers as a GitLab that is well, to an address that may not see its health. */
const well: RequestListener = ({ url, headers }, response) => {
  if (url === "/users/sign_in") response.writeHead(200).end();
  else if (url === "/v2/") response.writeHead(401, { "Docker-Distribution-Api-Version": "registry/2.0" }).end();
  else if (url === "/api/v4/version") {
    const known = headers["private-token"] === "glpat-smoke";
    response.writeHead(known ? 200 : 401).end(known ? '{"version":"19.3.0-ee"}' : "{}");
  } else response.writeHead(404).end();
};

describe("npm run smoke", () => {
  let web: Server;
  let ssh: TcpServer;
  let [answer, greet] = [well, (socket: Socket) => void socket.write("SSH-2.0-GitLab-SSHD\r\n")];
  const listening = (server: Server | TcpServer) =>
    new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => {
        resolve((server.address() as AddressInfo).port);
      });
    });
  let [webPort, sshPort] = [0, 0];

  before(async () => {
    web = createServer((request, response) => {
      answer(request, response);
    });
    ssh = createTcpServer((socket) => {
      greet(socket.on("error", () => undefined));
    });
    [webPort, sshPort] = [await listening(web), await listening(ssh)];
  });

  afterEach(() => {
    answer = well;
    greet = (socket) => void socket.write("SSH-2.0-GitLab-SSHD\r\n");
  });

  after(() => {
    web.close();
    web.closeAllConnections();
    ssh.close();
  });

  const wrong = async (version = "19.3.0", token = "glpat-smoke") => {
    const url = `http://127.0.0.1:${String(webPort)}`;
    const place = { url, registryUrl: url, sshHost: "127.0.0.1", sshPort, version, token };
    const all = await Promise.all(checks(place).map(async ({ what, ask }) => [what.slice(url.length), await ask()]));
    return all.filter(([, said]) => said !== undefined);
  };

  it("is content with a GitLab that is well", async () => {
    assert.deepEqual(await wrong(), []);
  });

  it("says what is wrong with each part", async () => {
    answer = ({ url }, response) => void response.writeHead(url === "/v2/" ? 401 : 503).end();
    greet = (socket) => void socket.write("HTTP/1.1 400 Bad Request\r\n");
    assert.deepEqual(
      (await wrong()).map(([, said]) => said),
      [
        "answered 503: GitLab is not ready, or its database or cache is not",
        "answered 503: people cannot sign in",
        "answered 401, but is no registry: images can be neither pushed nor pulled",
        "answers, but is no SSH server",
        "answered 503: SMOKE_TOKEN has to be a token of this GitLab with the scope read_api",
      ],
    );
    greet = (socket) => void socket.end();
    assert.equal((await wrong())[3]?.[1], "closes the connection: no node behind the load balancer takes it");
  });

  it("compares the version, if it has a token", async () => {
    assert.deepEqual(await wrong("19.4.0"), [["/api/v4/version", "runs 19.3.0, and the stack file has 19.4.0"]]);
  });

  it("takes names from the stack file, and says what the runner needs if nothing answers", async () => {
    const terminal = playedTerminal();
    const [nobody, url] = ["http://127.0.0.1:9", `http://127.0.0.1:${String(webPort)}`];
    const args = ["--stack", "dev", "--minutes", "0", "--registry", url, "--ssh", `127.0.0.1:${String(sshPort)}`];
    assert.equal(await runSmoke([...args, "--url", url], terminal), 0);
    assert.equal(await runSmoke([...args, "--url", nobody], terminal), 1);
    assert.match(terminal.texts().stderr, /^http:\/\/127\.0\.0\.1:9\/users\/sign_in cannot be reached: .+\.$/m);
    assert.match(terminal.texts().stderr, /its address has to be in allow\.web and allow\.ssh of the stack file\./);
    assert.equal(await runSmoke(["--stack", "nowhere"], terminal), 64);
  });
});
