import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { httpPort, httpsPort, proxiedReadinessPort, readinessPort } from "../../gitlab/portNumbers.ts";
import { fullArchitecture } from "../fixtures/architectures.ts";
import { ask, client, type Header, type Question } from "./asker.ts";
import { answering, host, loadBalancer, portOf, startNginx } from "./startNginx.ts";

/** Somebody outside of the load balancer's subnet. */
const stranger = "127.0.9.9";

/** What Workhorse receives. */
interface Heard {
  readonly path: string;
  readonly host: string | undefined;
  readonly client: string | undefined;
  readonly realIp: string | undefined;
  readonly scheme: string | undefined;
}

for (const node of answering)
  describe(`NGINX with the servers of a node: ${node}`, function () {
    this.timeout(60_000);
    let folder: string;
    let nginx: ChildProcess | undefined;
    let workhorse: Server | undefined;
    let heard: Heard[] = [];

    before(async function () {
      if (spawnSync("nginx", ["-v"]).error) {
        console.log("SKIPPED: nginx is not installed; who answers on which port was not tried");
        this.skip();
      }
      folder = mkdtempSync(join(tmpdir(), "nginx-"));
      const socket = join(folder, "workhorse.socket");
      workhorse = createServer(({ url, headers }, response) => {
        const scheme = String(headers["x-forwarded-proto"]);
        const one = (name: string) => headers[name]?.toString();
        heard.push({
          path: url ?? "",
          host: headers.host,
          client: one("x-forwarded-for"),
          realIp: one("x-real-ip"),
          scheme,
        });
        response.end("ok");
      });
      await new Promise<void>((resolve) => workhorse?.listen(socket, resolve));
      nginx = await startNginx(folder, socket, node);
    });
    after(async () => {
      if (nginx) {
        nginx.kill("SIGTERM");
        await new Promise((resolve) => nginx?.once("close", resolve));
      }
      workhorse?.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    });
    beforeEach(() => {
      heard = [];
    });

    const question = (more: Partial<Question> & Pick<Question, "port">): Question => ({
      tls: false,
      from: loadBalancer.address,
      header: "none",
      host,
      path: "/-/readiness",
      ...more,
      port: portOf(more.port),
    });
    const status = (answer: string) => (answer === "" ? "hangs up" : answer.split(" ")[1]);
    const readiness = {
      path: "/-/readiness",
      host,
      client: loadBalancer.address,
      scheme: "https",
      realIp: "198.51.100.1",
    };
    const sshHeaders = ["none", "v1", "v2", "v2 of a health check"] as const;

    for (const [port, answers] of [
      [readinessPort, { none: "200", v1: "400", v2: "400", "v2 of a health check": "400" }],
      [proxiedReadinessPort, { none: "hangs up", v1: "200", v2: "200", "v2 of a health check": "200" }],
    ] as const) {
      for (const header of sshHeaders) {
        it(`checks health on ${port}, with header ${header}: ${answers[header]}`, async () => {
          assert.equal(status(await ask(question({ port, header }))), answers[header]);
          // The load balancer's own address, which is on monitoring_whitelist, whatever the header says.
          assert.deepEqual(heard, answers[header] === "200" ? [readiness] : []);
        });
      }
    }

    it("asks Workhorse anew at each health check, and answers nothing else, and nobody else", async () => {
      const port = readinessPort;
      await ask(question({ port }));
      await ask(question({ port }));
      assert.equal(heard.length, 2);
      heard = [];
      for (const path of ["/", "/users/sign_in", "/-/readiness/x", "/-/liveness"]) {
        assert.equal(status(await ask(question({ port, path }))), "404", path);
      }
      assert.equal(status(await ask(question({ port, from: stranger }))), "403");
      assert.equal(status(await ask(question({ port: proxiedReadinessPort, header: "v2", from: stranger }))), "403");
      assert.deepEqual(heard, []);
    });

    for (const [port, answered] of [
      [readinessPort, true],
      [proxiedReadinessPort, false],
    ] as const) {
      it(`${answered ? "answers" : "does not answer"} the request with which converge ends, on ${port}`, async () => {
        const script = 'failed() { echo "$*"; exit 1; }; . gitlab/scripts/lib/gitlab.sh; await_readiness';
        const env = { ...process.env, READINESS_PORT: String(portOf(port)), READINESS_WAIT_SECONDS: "0" };
        const code = await new Promise((resolve) =>
          spawn("bash", ["-euc", script], { env, stdio: "ignore" }).on("close", resolve),
        );
        assert.equal(code, answered ? 0 : 1);
        assert.deepEqual(
          heard.map(({ path, client: asker }) => [path, asker]),
          answered ? [["/-/readiness", "127.0.0.1"]] : [],
        );
      });
    }

    for (const name of [host, fullArchitecture.registryDomain, `group.${String(fullArchitecture.pagesDomain)}`]) {
      for (const [header, address] of [
        ["none", undefined],
        ["v1", client.v4],
        ["v2", client.v4],
        ["v2 with IPv6", client.v6],
      ] as const satisfies readonly (readonly [Header, string | undefined])[]) {
        it(`serves ${name} with header ${header}: ${address ?? "hangs up"}`, async () => {
          const asked = question({ port: httpsPort, tls: true, header, host: name, path: "/group/project" });
          assert.equal(status(await ask(asked)), address === undefined ? "hangs up" : "200");
          assert.deepEqual(
            heard,
            address === undefined
              ? []
              : [{ path: "/group/project", host: name, client: address, realIp: address, scheme: "https" }],
          );
        });

        it(`redirects ${name} with header ${header}`, async () => {
          const answer = await ask(question({ port: httpPort, header, host: name, path: "/group/project" }));
          assert.equal(status(answer), address === undefined ? "hangs up" : "301");
          if (address !== undefined) {
            assert.match(
              answer,
              new RegExp(`\r\nLocation: https://${name.replaceAll(".", "\\.")}:443/group/project\r\n`),
            );
          }
          assert.deepEqual(heard, []);
        });
      }
    }

    it("logs the client's address only if the header comes from the load balancer", async () => {
      const last = () =>
        readFileSync(join(folder, "logs", "access.log"), "utf8")
          .trim()
          .split("\n")
          .at(-1);
      const asked = question({ port: httpsPort, tls: true, header: "v2", path: "/" });
      await ask(asked);
      assert.equal(last(), `${client.v4} ${portOf(httpsPort)}`);
      await ask({ ...asked, from: stranger });
      assert.equal(last(), `${stranger} ${portOf(httpsPort)}`);
      // Omnibus still passes the header's address to Rails: only the security group keeps strangers away from this port.
      assert.equal(heard.at(-1)?.client, client.v4);
    });
  });
