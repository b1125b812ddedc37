import * as settings from "@pulumi/pulumi/runtime/settings.js";
import messages from "@pulumi/pulumi/proto/resource_pb.js";
import type * as requests from "@pulumi/pulumi/proto/resource_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { awsxVpc } from "./awsxVpc.ts";
import { referenceOutputs, standInOutputs } from "./computedOutputs.ts";
import { answerDataSource, RefusedError, type Asked } from "./dataSources.ts";
import type { PlainObject } from "./plainObject.ts";
import type { RecordedCall, RecordedResource, Recording } from "./recording.ts";
import { recordedOptions, recordedProviders } from "./recordedOptions.ts";
import { firstName, reference, type NamedParent } from "./references.ts";
import type { Registered, Registration, TransformCallback } from "./registration.ts";
import { titleOf } from "./titleOf.ts";
import { transformed } from "./transformed.ts";
import { urnOf, urnParts } from "./urn.ts";
import { plainProperties, plainValue, propertiesOf, unknownValue } from "./values.ts";

/**
 * The values of outputs that only AWS knows. `unknown`: no value, as in the preview of a new stack. `references`: a text
 * that names the resource and the output. `standIns`: a value of the right shape, for tests of texts that contain it.
 */
export type ComputedOutputs = "unknown" | "references" | "standIns";

/** The settings of a recording. */
interface MonitorContext extends Asked {
  readonly region: string;
  readonly project: string;
  readonly stack: string;
  readonly computed: ComputedOutputs;
}

/** What the resources below a registered resource inherit from it. */
type Ancestor = Pick<Registration, "parent" | "providers" | "transforms">;

type Callback = (error: Error | null, response: unknown) => void;

/** Replaces the engine in Pulumi's mock runtime: it receives complete registration requests and records them. */
export class RecordingMonitor {
  /** Errors that occurred while requests were answered. */
  readonly failures: unknown[] = [];
  readonly #context: MonitorContext;
  readonly #resources: RecordedResource[] = [];
  readonly #calls: RecordedCall[] = [];
  readonly #byUrn = new Map<string, Registered>();
  readonly #marks = new Set<string>();
  readonly #names = new Map<string, NamedParent>();
  readonly #ancestors = new Map<string, Ancestor>();
  #outputs: ReturnType<typeof plainProperties> = { values: {}, secrets: [] };

  constructor(context: MonitorContext) {
    this.#context = context;
  }

  /** Replaces the handlers of the mock monitor by its own. */
  listenOn(monitor: unknown): void {
    Object.assign(monitor as object, {
      registerResource: this.#answering((request: requests.RegisterResourceRequest) => this.#register(request)),
      invoke: this.#answering((request: requests.ResourceInvokeRequest) => this.#invoke(request)),
      registerResourceOutputs: this.#answering((request: requests.RegisterResourceOutputsRequest) =>
        this.#registerOutputs(request),
      ),
      registerResourceHook: this.#answering(() => new empty.Empty()), // hooks are never called, because nothing is created
      readResource: this.#answering((request: requests.ReadResourceRequest) => {
        throw new Error(`The recorder does not know resources that are read: ${request.getType()}.`);
      }),
    });
  }

  recording(): Recording {
    const { values: outputs, secrets: secretOutputs } = this.#outputs;
    return { resources: this.#resources, calls: this.#calls, outputs, secretOutputs };
  }

  /** Records a resource. The stand-in for a remote component calls it for its children. */
  async add(given: Registration): Promise<Registered> {
    const inherited = this.#ancestors.get(given.parent ?? "")?.providers;
    const registration = await transformed(
      { ...given, providers: { ...inherited, ...given.providers } },
      this.#chain(given),
    );
    const { providers, transforms, ...resource } = registration;
    const { type, name, parent } = resource;
    const urn = urnOf(`urn:pulumi:${this.#context.stack}::${this.#context.project}`, type, name, parent);
    if (this.#byUrn.has(urn)) throw new Error(`Two resources have the same type, parent and name: ${type} ${name}.`);
    const first = firstName(registration, this.#names.get(parent ?? ""));
    this.#names.set(urn, { name, firstName: first });
    const title = titleOf({ type, name: first });
    const mark = registration.custom ? this.#unique(title, parent) : title;
    this.#ancestors.set(urn, { parent, providers, transforms });
    this.#resources.push({ urn, mark, ...resource });
    const registered = await this.#play(urn, registration, mark);
    this.#byUrn.set(urn, registered);
    return registered;
  }

  /** A resource's own transforms come first, then those of its ancestors, the nearest first. */
  #chain({ parent, transforms }: Omit<Ancestor, "providers">): TransformCallback[] {
    const above = parent === undefined ? undefined : this.#ancestors.get(parent);
    return [...transforms, ...(above ? this.#chain(above) : [])];
  }

  /** Resources of one type may have the same name under different parents. References must distinguish them. */
  #unique(mark: string, parent: string | undefined): string {
    const unique = this.#marks.has(mark)
      ? `${mark} in ${parent === undefined ? "the stack" : urnParts(parent).name}`
      : mark;
    this.#marks.add(unique);
    return unique;
  }

  /** The answer of the provider. */
  async #play(urn: string, registration: Registration, mark: string): Promise<Registered> {
    const { inputs, name, type } = registration;
    if (registration.remote) {
      return { urn, id: undefined, state: await awsxVpc(urn, registration, (child) => this.add(child)) };
    }
    if (!registration.custom) return { urn, id: undefined, state: inputs };
    if (type.startsWith("pulumi:providers:")) return { urn, id: `${name}-id`, state: inputs };
    switch (this.#context.computed) {
      case "unknown":
        return { urn, id: undefined, state: inputs };
      case "references":
        return { urn, id: reference(mark, "id"), state: { ...referenceOutputs(registration, mark), ...inputs } };
      case "standIns":
        return { urn, id: `${name}-id`, state: { ...standInOutputs(registration), ...inputs } };
    }
  }

  async #register(request: requests.RegisterResourceRequest): Promise<unknown> {
    const { values: inputs, secrets: secretPaths } = plainProperties(request.getObject());
    const registered = await this.add({
      type: request.getType(),
      name: request.getName(),
      parent: request.getParent() || undefined,
      custom: request.getCustom(),
      remote: request.getRemote(),
      inputs,
      secretPaths,
      dependencies: [...request.getDependenciesList()].toSorted(),
      propertyDependencies: propertyDependencies(request),
      options: recordedOptions(request),
      providers: recordedProviders(request),
      transforms: request.getTransformsList().flatMap((callback) => callbacks().get(callback.getToken()) ?? []),
    });
    const response = new messages.RegisterResourceResponse();
    response.setUrn(registered.urn);
    response.setId(registered.id ?? "");
    const given = request.getObject()?.toJavaScript() ?? {};
    response.setObject(propertiesOf({ ...registered.state, ...unchanged(given, registered) }));
    return response;
  }

  #invoke(request: requests.ResourceInvokeRequest): unknown {
    const token = request.getTok();
    const { values: args } = plainProperties(request.getArgs());
    const response = new messages.ResourceInvokeResponse();
    if (token === "pulumi:pulumi:getResource") {
      const found = this.#byUrn.get(String(args.urn));
      response.setReturn(propertiesOf({ urn: args.urn, id: found?.id ?? unknownValue, state: found?.state ?? {} }));
      return response;
    }
    this.#calls.push({ token, args });
    response.setReturn(propertiesOf(answerDataSource(token, args, this.#context.region, this.#context)));
    return response;
  }

  #registerOutputs(request: requests.RegisterResourceOutputsRequest): unknown {
    if (request.getUrn().includes("::pulumi:pulumi:Stack::")) this.#outputs = plainProperties(request.getOutputs());
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

function propertyDependencies(request: requests.RegisterResourceRequest): Record<string, string[]> {
  const entries = [...request.getPropertydependenciesMap().entries()];
  return Object.fromEntries(entries.map(([key, dependencies]) => [key, dependencies.getUrnsList().toSorted()]));
}

/** Inputs that no transform changed, in the form that the program passed them. Secrets in them stay wrapped. */
function unchanged(given: PlainObject, { state }: Registered): PlainObject {
  const same = (key: string, value: unknown) => JSON.stringify(plainValue(value).value) === JSON.stringify(state[key]);
  return Object.fromEntries(Object.entries(given).filter(([key, value]) => key in state && same(key, value)));
}
