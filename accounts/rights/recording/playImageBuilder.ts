import { json, type AwsAnswer, type AwsRequest, type Play } from "./request.ts";

type Body = Readonly<Record<string, unknown>>;

const kebab = (name: string) => name.replaceAll(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** Names of the ARN in answers and questions, where it is not `<thing>Arn`. */
const arnNames: Readonly<Record<string, string>> = {
  Component: "componentBuildVersionArn",
  Image: "imageBuildVersionArn",
};

/** What AWS adds to some things. */
const added: Readonly<Record<string, Body>> = {
  Image: {
    state: { status: "AVAILABLE" },
    version: "1.0.0/1",
    outputResources: { amis: [{ image: "ami-12c6146b", region: "us-east-1", accountId: "123456789012" }] },
  },
};

/** Plays Image Builder: what was created is what one gets. Paths and names: botocore's model of imagebuilder, 2026-11. */
export function playImageBuilder(): Play {
  const made = new Map<string, Body>(); // by ARN
  return (request) => answered(made, request);
}

function answered(made: Map<string, Body>, { method, url, body }: AwsRequest): AwsAnswer | undefined {
  const [, verb = "", thing = ""] = /^\/(Create|Get|Update|Delete)([A-Z]\w*)$/.exec(url.pathname) ?? [];
  if (url.pathname.startsWith("/tags/")) return json({ tags: {} });
  if (verb === "") return undefined;
  const arnName = arnNames[thing] ?? `${camel(thing)}Arn`;
  const said = (body === "" ? {} : JSON.parse(body)) as Body;
  if (method === "PUT" && verb === "Create") {
    const name = typeof said.name === "string" ? said.name : "image";
    const arn = `arn:aws:imagebuilder:us-east-1:123456789012:${kebab(thing)}/${name}/1.0.0/1`;
    made.set(arn, { ...said, arn, name, version: said.semanticVersion ?? "1.0.0", ...added[thing], ...nested(said) });
    return json({ [arnName]: arn, clientToken: "1", requestId: "1" });
  }
  const arn = url.searchParams.get(arnName) ?? String(said[arnName]);
  const known = made.get(arn);
  if (!known) return json({ message: "The resource does not exist." }, 404);
  if (verb === "Update") made.set(arn, { ...known, ...said });
  if (verb === "Delete") made.delete(arn);
  return json(verb === "Get" ? { [camel(thing)]: known } : { [arnName]: arn });
}

/** An image answers with what it was made from, where the request names the ARNs. */
function nested(said: Body): Body {
  const pairs = Object.entries(said).filter(([key]) => /(Recipe|Configuration)Arn$/.test(key));
  return Object.fromEntries(pairs.map(([key, arn]) => [key.replace(/Arn$/, ""), { arn }]));
}
