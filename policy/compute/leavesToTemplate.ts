import type { Reading } from "../reading.ts";

/**
 * Whether an instance leaves an input to the launch template that it starts from. The template is judged by itself if it is of this
 * stack, and `ec2-know-launch-templates` names those that are not.
 *
 * @param props inputs of the instance
 * @param input such as `metadataOptions`
 */
export function leavesToTemplate(props: Reading, input: string): boolean {
  return props.at("launchTemplate").isGiven && !props.at(input).isGiven;
}
