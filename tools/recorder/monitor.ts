import * as rpc from "@pulumi/pulumi/runtime/rpc.js";
import * as settings from "@pulumi/pulumi/runtime/settings.js";
import messages from "@pulumi/pulumi/proto/resource_pb.js";
import type * as requests from "@pulumi/pulumi/proto/resource_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import { awsxVpc } from "./awsxVpc.ts";
import { referenceOutputs, standInOutputs } from "./computedOutputs.ts";
import { answerDataSource, RefusedError, type Asked } from "./dataSources.ts";
import type { RecordedCall, RecordedResource, Recording } from "./recording.ts";
import { recordedOptions, recordedProviders } from "./recordedOptions.ts";
import { firstName, markOf, reference, type NamedParent } from "./references.ts";
import type { Registered, Registration, TransformCallback } from "./registration.ts";
import { transformed } from "./transformed.ts";
import { plainValue, unknownValue } from "./values.ts";

/**
 * What a program gets for what only AWS knows: nothing, as in the preview of a new stack; a reference that names the
 * resource and the output; or a stand-in of the right shape, for tests of the texts that are made from it.
 */
export type ComputedOutputs = "unknown" | "references" | "standIns";

/** What the recorder needs to know of the run. */
export interface MonitorContext extends Asked {
  readonly region: string;
  readonly project: string;
  readonly stack: string;
  readonly computed: ComputedOutputs;
}

/** A registered resource, as far as what is below it depends on it. */
type Ancestor = Pick<Registration, "parent" | "providers" | "transforms">;

type Callback = (error: Error | null, response: unknown) => void;

/** The engine's side of the mock runtime: sees whole registration requests and writes them down. */
export class RecordingMonitor {
  /** What went wrong while a request was answered. */
  readonly failures: unknown[] = [];
  readonly #context: MonitorContext;
  readonly #resources: RecordedResource[] = [];
  readonly #calls: RecordedCall[] = [];
  readonly #byUrn = new Map<string, Registered>();
  readonly #marks = new Set<string>();
  readonly #names = new Map<string, NamedParent>();
  readonly #ancestors = new Map<string, Ancestor>();
  #outputs: Record<string, unknown> = {};
  #secretOutputs: string[] = [];

  constructor(context: MonitorContext) {
    this.#context = context;
  }

  /** Puts itself in the place of the mock monitor's own answers. */
  listenOn(monitor: unknown): void {
    Object.assign(monitor as object, {
      registerResource: this.#answering((request: requests.RegisterResourceRequest) => this.#register(request)),
      invoke: this.#answering((request: requests.ResourceInvokeRequest) => this.#invoke(request)),
      registerResourceOutputs: this.#answering((request: requests.RegisterResourceOutputsRequest) =>
        this.#registerOutputs(request),
      ),
      registerResourceHook: this.#answering(() => new empty.Empty()), // none is called: nothing is made
      readResource: this.#answering((request: requests.ReadResourceRequest) => {
        throw new Error(`The recorder does not know resources that are read: ${request.getType()}.`);
      }),
    });
  }

  recording(): Recording {
    return {
      resources: this.#resources,
      calls: this.#calls,
      outputs: this.#outputs,
      secretOutputs: this.#secretOutputs,
    };
  }

  /** Writes a resource down. Also what a played component calls for its children. */
  async add(given: Registration): Promise<Registered> {
    const providers = { ...this.#ancestors.get(given.parent ?? "")?.providers, ...given.providers };
    const registration = await transformed({ ...given, providers }, this.#chain(given));
    const { type, name, parent, inputs } = registration;
    const urn = this.#urn(type, name, parent);
    if (this.#byUrn.has(urn)) throw new Error(`Two resources have the same type, parent and name: ${type} ${name}.`);
    const first = firstName(registration, this.#names.get(parent ?? ""));
    this.#names.set(urn, { name, firstName: first });
    const mark = registration.custom ? this.#unique(markOf(type, first), parent) : markOf(type, first);
    this.#ancestors.set(urn, registration);
    this.#resources.push({ urn, mark, ...recorded(registration) });
    const registered = await this.#play(urn, registration, inputs, mark);
    this.#byUrn.set(urn, registered);
    return registered;
  }

  /** A resource's own transforms, then those of its ancestors, the nearest first. */
  #chain({ parent, transforms }: Omit<Ancestor, "providers">): TransformCallback[] {
    const above = parent === undefined ? undefined : this.#ancestors.get(parent);
    return [...transforms, ...(above ? this.#chain(above) : [])];
  }

  /** Two resources of a type may have the same name under different parents: references have to tell them apart. */
  #unique(mark: string, parent: string | undefined): string {
    const unique = this.#marks.has(mark)
      ? `${mark} in ${parent?.split("::").slice(3).join("::") ?? "the stack"}`
      : mark;
    this.#marks.add(unique);
    return unique;
  }

  async #play(
    urn: string,
    registration: Registration,
    inputs: Readonly<Record<string, unknown>>,
    mark: string,
  ): Promise<Registered> {
    if (registration.remote) {
      return { urn, id: undefined, state: await awsxVpc(urn, registration, (child) => this.add(child)) };
    }
    if (!registration.custom) return { urn, id: undefined, state: inputs };
    if (registration.type.startsWith("pulumi:providers:")) return { urn, id: `${registration.name}-id`, state: inputs };
    switch (this.#context.computed) {
      case "unknown":
        return { urn, id: undefined, state: inputs };
      case "references":
        return { urn, id: reference(mark, "id"), state: { ...referenceOutputs(registration, mark), ...inputs } };
      case "standIns":
        return { urn, id: `${registration.name}-id`, state: { ...standInOutputs(registration), ...inputs } };
    }
  }

  #urn(type: string, name: string, parent: string | undefined): string {
    const parentType = parent?.split("::")[2];
    const qualified = parentType && parentType !== "pulumi:pulumi:Stack" ? `${parentType}$${type}` : type;
    return ["urn:pulumi:" + this.#context.stack, this.#context.project, qualified, name].join("::");
  }

  async #register(request: requests.RegisterResourceRequest): Promise<unknown> {
    const wire = (request.getObject()?.toJavaScript() ?? {}) as Record<string, unknown>;
    const values = Object.entries(wire).map(([key, value]) => [key, plainValue(value)] as const);
    const registered = await this.add({
      type: request.getType(),
      name: request.getName(),
      parent: request.getParent() || undefined,
      custom: request.getCustom(),
      remote: request.getRemote(),
      inputs: Object.fromEntries(values.map(([key, { value }]) => [key, value])),
      secretPaths: values.filter(([, { secret }]) => secret).map(([key]) => key),
      dependencies: [...request.getDependenciesList()].toSorted(),
      propertyDependencies: propertyDependencies(request),
      options: recordedOptions(request),
      providers: recordedProviders(request),
      transforms: request.getTransformsList().flatMap((callback) => callbacks().get(callback.getToken()) ?? []),
    });
    const response = new messages.RegisterResourceResponse();
    response.setUrn(registered.urn);
    response.setId(registered.id ?? "");
    response.setObject(structs.Struct.fromJavaScript(onTheWire({ ...registered.state, ...wireOf(wire, registered) })));
    return response;
  }

  #invoke(request: requests.ResourceInvokeRequest): unknown {
    const token = request.getTok();
    const args = plainValue(request.getArgs()?.toJavaScript() ?? {}).value as Record<string, unknown>;
    const response = new messages.ResourceInvokeResponse();
    if (token === "pulumi:pulumi:getResource") {
      const found = this.#byUrn.get(String(args.urn));
      response.setReturn(
        structs.Struct.fromJavaScript(
          onTheWire({ urn: args.urn, id: found?.id ?? rpc.unknownValue, state: found?.state ?? {} }),
        ),
      );
      return response;
    }
    this.#calls.push({ token, args });
    response.setReturn(
      structs.Struct.fromJavaScript(onTheWire(answerDataSource(token, args, this.#context.region, this.#context))),
    );
    return response;
  }

  #registerOutputs(request: requests.RegisterResourceOutputsRequest): unknown {
    if (request.getUrn().includes("::pulumi:pulumi:Stack::")) {
      const wire = (request.getOutputs()?.toJavaScript() ?? {}) as Record<string, unknown>;
      const values = Object.entries(wire).map(([key, value]) => [key, plainValue(value)] as const);
      this.#outputs = Object.fromEntries(values.map(([key, { value }]) => [key, value]));
      this.#secretOutputs = values.filter(([, { secret }]) => secret).map(([key]) => key);
    }
    return {};
  }

  #answering<Request>(answer: (request: Request) => unknown) {
    return async (request: Request, callback: Callback) => {
      try {
        callback(null, await answer(request));
      } catch (error) {
        if (!(error instanceof RefusedError)) this.failures.push(error);
        callback(error instanceof Error ? error : new Error(String(error)), undefined);
      }
    };
  }
}

/** The functions that the SDK keeps for the engine to call. */
function callbacks(): ReadonlyMap<string, TransformCallback> {
  const server = settings.getCallbacks() as { readonly _callbacks?: ReadonlyMap<string, unknown> } | undefined;
  return (server?._callbacks ?? new Map()) as ReadonlyMap<string, TransformCallback>;
}

/** What is written down of a resource. */
function recorded(registration: Registration): Omit<RecordedResource, "urn" | "mark"> {
  const { type, name, parent, custom, remote, inputs, secretPaths, dependencies, options } = registration;
  const { propertyDependencies: sources } = registration;
  return {
    ...{ type, name, parent, custom, remote, inputs, secretPaths, dependencies, options },
    propertyDependencies: sources,
  };
}

function propertyDependencies(request: requests.RegisterResourceRequest): Record<string, string[]> {
  const entries = [...request.getPropertydependenciesMap().entries()];
  return Object.fromEntries(entries.map(([key, dependencies]) => [key, dependencies.getUrnsList().toSorted()]));
}

/** Inputs that no transform changed come back as the program gave them, so that secrets stay wrapped in outputs. */
function wireOf(wire: Record<string, unknown>, registered: Registered): Record<string, unknown> {
  const same = (key: string, value: unknown) =>
    JSON.stringify(plainValue(value).value) === JSON.stringify(registered.state[key]);
  return Object.fromEntries(Object.entries(wire).filter(([key, value]) => key in registered.state && same(key, value)));
}

type Wire = Parameters<typeof structs.Struct.fromJavaScript>[0];

function onTheWire(value: unknown): Wire {
  const text = JSON.stringify(value, (_key, item: unknown) => (item === unknownValue ? rpc.unknownValue : item));
  return JSON.parse(text) as Wire;
}
