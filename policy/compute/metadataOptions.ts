import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";
import { leavesToTemplate } from "./leavesToTemplate.ts";

const inputs: Readonly<Record<string, string>> = {
  "aws:ec2/instance:Instance": "metadataOptions",
  "aws:ec2/launchTemplate:LaunchTemplate": "metadataOptions",
  "aws:ec2/launchConfiguration:LaunchConfiguration": "metadataOptions",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": "metadataOptions",
  "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": "instanceMetadataOptions",
};

/** Types that say how the metadata service of their instances behaves. */
export const metadataTypes: readonly string[] = Object.keys(inputs);

/**
 * An option of the metadata service.
 *
 * @param resource of one of {@link metadataTypes}
 * @param option such as `httpTokens`
 * @returns none if the launch template decides
 */
export function metadataOption(resource: PolicyResource, option: string): readonly Reading[] {
  const props = Reading.of(resource.props);
  const input = inputs[resource.type] ?? "";
  return leavesToTemplate(props, input) ? [] : [props.at(input, option)];
}
