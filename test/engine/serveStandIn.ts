// Serves a stand-in provider over Pulumi's provider protocol. The engine starts it, and reads its port.
import { readFileSync } from "node:fs";
import grpc from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type * as messages from "@pulumi/pulumi/proto/provider_pb.js";
import protocol from "@pulumi/pulumi/proto/provider_pb.js";
import plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import * as rpc from "@pulumi/pulumi/runtime/rpc.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import { differences } from "../../tools/compare/differences.ts";
import { plainValue, unknownValue } from "../../tools/recorder/values.ts";
import type { Values } from "./cloud.ts";
import { StandIn, type Named } from "./standIn.ts";

const cloudFile = process.env.STAND_IN_CLOUD;
if (cloudFile === undefined) throw new Error("STAND_IN_CLOUD has to name the file that remembers what exists.");
const standIn = new StandIn(cloudFile);

/** The version of the SDK, which the engine checks. */
const [, name = ""] = /pulumi-resource-(\w+)$/.exec(process.env.STAND_IN_NAME ?? "") ?? [];
const { version } = JSON.parse(
  readFileSync(new URL(`../../node_modules/@pulumi/${name}/package.json`, import.meta.url), "utf8"),
) as {
  version: string;
};

type Struct = structs.Struct;
type JavaScript = Parameters<typeof structs.Struct.fromJavaScript>[0];

function values(struct: Struct | undefined): Values {
  return plainValue(struct?.toJavaScript() ?? {}).value as Values;
}

function wire(of: Values): Struct {
  const text = JSON.stringify(of, (_key, item: unknown) => (item === unknownValue ? rpc.unknownValue : item));
  return structs.Struct.fromJavaScript(JSON.parse(text) as JavaScript);
}

function named(request: { getUrn(): string }): Named {
  const urn = request.getUrn();
  return { urn, type: urn.split("::")[2]!.split("$").at(-1)! };
}

const { DIFF_NONE, DIFF_SOME } = protocol.DiffResponse.DiffChanges;

const operations = {
  getPluginInfo: () => new plugins.PluginInfo().setVersion(version),
  getSchema: () => new protocol.GetSchemaResponse().setSchema("{}"),
  checkConfig: (request: messages.CheckRequest) => new protocol.CheckResponse().setInputs(request.getNews()),
  diffConfig(request: messages.DiffRequest) {
    const changed = differences(values(request.getOldInputs()), values(request.getNews())).length > 0;
    return new protocol.DiffResponse().setChanges(changed ? DIFF_SOME : DIFF_NONE);
  },
  configure(request: messages.ConfigureRequest) {
    standIn.configure(values(request.getArgs()));
    return new protocol.ConfigureResponse().setSupportspreview(true).setSupportsAutonamingConfiguration(true);
  },
  invoke: (request: messages.InvokeRequest) =>
    new protocol.InvokeResponse().setReturn(wire(standIn.invoke(request.getTok(), values(request.getArgs())))),
  check(request: messages.CheckRequest) {
    const name = {
      proposed: request.getAutonaming()?.getProposedName() ?? "",
      seed: request.getRandomseed_asU8(),
    };
    const inputs = standIn.check(named(request), values(request.getOlds()), values(request.getNews()), name);
    return new protocol.CheckResponse().setInputs(wire(inputs));
  },
  diff(request: messages.DiffRequest) {
    const { changes, replaces, deleteBeforeReplace } = standIn.diff(
      named(request),
      values(request.getOldInputs()),
      values(request.getNews()),
      values(request.getOlds()),
    );
    return new protocol.DiffResponse()
      .setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE)
      .setDiffsList(topLevel(changes))
      .setReplacesList(topLevel(replaces))
      .setDeletebeforereplace(replaces.length > 0 && deleteBeforeReplace);
  },
  create(request: messages.CreateRequest) {
    const { id, outputs } = standIn.create(named(request), values(request.getProperties()), request.getPreview());
    return new protocol.CreateResponse().setId(id).setProperties(wire(outputs));
  },
  update(request: messages.UpdateRequest) {
    const [before, news] = [values(request.getOlds()), values(request.getNews())];
    const outputs = standIn.update(named(request), request.getId(), before, news, request.getPreview());
    return new protocol.UpdateResponse().setProperties(wire(outputs));
  },
  read(request: messages.ReadRequest) {
    const thing = standIn.read(named(request), request.getId());
    const response = new protocol.ReadResponse();
    return thing ? response.setId(thing.id).setProperties(wire(thing.outputs)).setInputs(wire(thing.inputs)) : response;
  },
  delete(request: messages.DeleteRequest) {
    standIn.delete(named(request), request.getId());
    return new empty.Empty();
  },
  cancel: () => new empty.Empty(),
};

function topLevel(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.split(/[.[]/)[0]!))];
}

type Callback = (error: { code: grpc.status; message: string } | null, response?: unknown) => void;

function serve(method: string) {
  const operation = (operations as Record<string, ((request: never) => unknown) | undefined>)[method];
  return (call: { readonly request: never }, callback: Callback) => {
    if (!operation) {
      callback({ code: grpc.status.UNIMPLEMENTED, message: `the stand-in does not serve ${method}` });
      return;
    }
    try {
      callback(null, operation(call.request));
    } catch (error) {
      callback({ code: grpc.status.UNKNOWN, message: error instanceof Error ? error.message : String(error) });
    }
  };
}

const service = services.ResourceProviderService as unknown as grpc.ServiceDefinition;
const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
const methods = Object.keys(service).map((method) => [method, serve(method)]);
server.addService(service, Object.fromEntries(methods) as grpc.UntypedServiceImplementation);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${String(port)}\n`);
});
