import { connect } from "node:net";

/** A question to the deployed GitLab, as people and their programs ask it. */
export interface Check {
  /** What it is about, for messages. */
  readonly what: string;
  /** Asks once: what is wrong, as a sentence; nothing where all is well. */
  readonly ask: () => Promise<string | undefined>;
}

/** Where the deployed GitLab answers. */
export interface Place {
  /** Such as `https://gitlab.example.com`. */
  readonly url: string;
  /** Address of the registry; absent: there is none. */
  readonly registryUrl: string | undefined;
  readonly sshHost: string;
  readonly sshPort: number;
  /** Version without edition, such as `19.3.0`. */
  readonly version: string;
  /** Token of that GitLab with the scope `read_api`; absent: the version is not asked for. */
  readonly token: string | undefined;
}

/** Milliseconds until an answer has to be there: a load balancer gives up after a minute. */
const patience = 30_000;

/** What to ask, in the order in which the answers explain each other. */
export function checks({ url, registryUrl, sshHost, sshPort, version, token }: Place): readonly Check[] {
  return [
    { what: `${url}/-/readiness`, ask: () => readiness(`${url}/-/readiness`) },
    { what: `${url}/users/sign_in`, ask: () => signIn(`${url}/users/sign_in`) },
    ...(registryUrl === undefined ? [] : [{ what: `${registryUrl}/v2/`, ask: () => registry(`${registryUrl}/v2/`) }]),
    { what: `ssh://${sshHost}:${String(sshPort)}`, ask: () => banner(sshHost, sshPort) },
    ...(token === undefined ? [] : [{ what: `${url}/api/v4/version`, ask: () => runs(url, version, token) }]),
  ];
}

/** GitLab shows its health to its own addresses only, and others get 404, which is an answer of GitLab as well. */
async function readiness(url: string): Promise<string | undefined> {
  const { status } = await get(url);
  return [200, 404].includes(status)
    ? undefined
    : `answered ${String(status)}: GitLab is not ready, or its database or cache is not`;
}

/** A page for people, or the way to a sign-in of another system. */
async function signIn(url: string): Promise<string | undefined> {
  const { status } = await get(url);
  return [200, 302].includes(status) ? undefined : `answered ${String(status)}: people cannot sign in`;
}

/** The registry asks everyone for a token first (Docker Registry HTTP API V2). */
async function registry(url: string): Promise<string | undefined> {
  const { status, headers } = await get(url);
  if (status === 401 && headers.has("docker-distribution-api-version")) return undefined;
  return `answered ${String(status)}${status === 401 ? ", but is no registry" : ""}: images can be neither pushed nor pulled`;
}

async function runs(url: string, version: string, token: string): Promise<string | undefined> {
  const response = await get(`${url}/api/v4/version`, { "PRIVATE-TOKEN": token });
  if (response.status !== 200)
    return `answered ${String(response.status)}: SMOKE_TOKEN has to be a token of this GitLab with the scope read_api`;
  const said = (await response.json()) as { readonly version?: string };
  const running = (said.version ?? "").split("-")[0];
  return running === version ? undefined : `runs ${running ?? ""}, and the stack file has ${version}`;
}

function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(url, { headers: { ...headers }, redirect: "manual", signal: AbortSignal.timeout(patience) });
}

/** An SSH server speaks first (RFC 4253, 4.2). */
function banner(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: patience });
    const end = (wrong?: string) => {
      socket.destroy();
      resolve(wrong);
    };
    socket.once("data", (data) => {
      end(data.toString("latin1").startsWith("SSH-2.0-") ? undefined : "answers, but is no SSH server");
    });
    socket.once("timeout", () => {
      end("says nothing: is gitlab-sshd running, and is no proxy protocol on this port?");
    });
    socket.once("end", () => {
      end("closes the connection: no node behind the load balancer takes it");
    });
    socket.once("error", reject);
  });
}
