// Serves awsx.ec2.Vpc to the real engine. It registers the same resources as the recorder's imitation, which another test
// compares with the real component; here they become real resources.
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import * as provider from "@pulumi/pulumi/provider/index.js";
import type { Registered, Registration } from "../../tools/recorder/registration.ts";
import { awsxVpc } from "../../tools/recorder/awsxVpc.ts";
import { unknownValue } from "../../tools/recorder/values.ts";

type Group = Readonly<Record<string, unknown>>;

/** The recorder writes texts for values that only the provider knows; here each stands for an output. */
class Tokens {
  readonly #outputs = new Map<string, unknown>();

  of(output: unknown): string {
    const token = `«${String(this.#outputs.size)}»`;
    this.#outputs.set(token, output);
    return token;
  }

  /** A value with outputs in place of their tokens. */
  open(value: unknown): unknown {
    if (typeof value === "string") return this.#outputs.get(value) ?? value;
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.open(item));
    const entries = Object.entries(value).map(([key, item]) => [key, this.open(item)] as const);
    return Object.fromEntries(entries);
  }
}

/** A resource of any type. */
class Child extends pulumi.CustomResource {}

class Vpc extends pulumi.ComponentResource {
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("awsx:ec2:Vpc", name, {}, options);
  }

  /** Creates the children, and returns the component's outputs. */
  async make(name: string, inputs: Group, tokens: Tokens): Promise<Group> {
    const resources = new Map<string, pulumi.Resource>();
    const add = async (child: Registration): Promise<Registered> => {
      const parent = resources.get(child.parent ?? "") ?? this;
      const made = new Child(child.type, child.name, tokens.open(child.inputs) as pulumi.Inputs, { parent });
      const urn = tokens.of(made);
      resources.set(urn, made);
      return Promise.resolve({ urn, id: tokens.of(made.id), state: {} });
    };
    // The recorder also reads these from a component; here children get them through their parent.
    const inherited = { options: { protect: false }, propertyDependencies: {}, providers: {} };
    const component = { ...inherited, type: "awsx:ec2:Vpc", name, inputs } as unknown as Registration;
    return opened(tokens, await awsxVpc("", component, add));
  }
}

/** Outputs of the component: a resource wherever the recorder has a reference on the wire. */
function opened(tokens: Tokens, state: Group): Group {
  const open = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(open);
    if (typeof value === "object" && value !== null && "urn" in value) return tokens.open(value.urn);
    return tokens.open(value);
  };
  return Object.fromEntries(Object.entries(state).map(([key, value]) => [key, open(value)]));
}

/** What the SDK knows of an output beside its value. */
interface Inside {
  readonly isKnown: Promise<boolean>;
  readonly promise: () => Promise<unknown>;
  readonly resources: () => ReadonlySet<pulumi.Resource>;
}

/** Arguments as plain data. A text that comes from a resource is a token, so children depend on that resource. */
async function settled(value: unknown, tokens: Tokens): Promise<unknown> {
  if (pulumi.Output.isInstance(value)) {
    const inside = value as unknown as Inside;
    if (!(await inside.isKnown)) return tokens.of(value);
    const known = await inside.promise.call(value);
    const isOfResource = typeof known === "string" && inside.resources.call(value).size > 0;
    return isOfResource ? tokens.of(value) : settled(known, tokens);
  }
  if (Array.isArray(value)) return Promise.all(value.map((item) => settled(item, tokens)));
  if (typeof value !== "object" || value === null) return value === unknownValue ? tokens.of(value) : value;
  const entries = Object.entries(value).map(async ([key, item]) => [key, await settled(item, tokens)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

const { version } = JSON.parse(readFileSync("node_modules/@pulumi/awsx/package.json", "utf8")) as { version: string };

await provider.main(
  {
    version,
    async construct(name, type, inputs, options) {
      if (type !== "awsx:ec2:Vpc") throw new Error(`The stand-in serves no ${type}.`);
      const tokens = new Tokens();
      const component = new Vpc(name, options);
      const state = await component.make(name, (await settled(inputs, tokens)) as Group, tokens);
      return { urn: component.urn, state };
    },
  },
  process.argv.slice(2),
);
