import { isPlainObject, type PlainObject } from "../recorder/plainObject.ts";
import type { ControlRules } from "./controlRules.ts";
import { disksEncrypted, encrypted } from "./atRest.ts";
import { judged } from "./judged.ts";
import type { Control } from "./securityModel.ts";

const object = (value: unknown): PlainObject => (isPlainObject(value) ? value : {});

/** Version 2 of the metadata service only, and how many network hops its answers may make: 1 keeps them from containers. */
function metadata(options: unknown): Control {
  const { httpTokens, httpPutResponseHopLimit: hops } = object(options);
  const limit = typeof hops === "number" ? `hop limit ${String(hops)}` : "hop limit not set";
  return judged("Instance metadata", httpTokens, ["required"], `IMDSv2 only, ${limit}`, `IMDSv1 too, ${limit}`);
}

function address(given: unknown): Control {
  return judged("Public access", given, [false, "false"], "no public address", "may get a public address");
}

/** Instances, what launches them, and what builds their image. */
export const machines: ControlRules = {
  "ec2/instance:Instance": ({ inputs }) => {
    const { encrypted: on, kmsKeyId } = object(inputs.rootBlockDevice);
    return [encrypted(on, kmsKeyId), metadata(inputs.metadataOptions), address(inputs.associatePublicIpAddress)];
  },
  "ec2/launchTemplate:LaunchTemplate": ({ inputs }) => {
    const [first] = Array.isArray(inputs.networkInterfaces) ? (inputs.networkInterfaces as unknown[]) : [];
    return [
      ...disksEncrypted(inputs.blockDeviceMappings),
      metadata(inputs.metadataOptions),
      address(object(first).associatePublicIpAddress),
    ];
  },
  "imagebuilder/imageRecipe:ImageRecipe": ({ inputs }) => disksEncrypted(inputs.blockDeviceMappings),
  "imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": ({ inputs }) => [
    metadata({ ...object(inputs.instanceMetadataOptions) }),
  ],
  "ebs/volume:Volume": ({ inputs }) => [encrypted(inputs.encrypted, inputs.kmsKeyId)],
};
