import { fromBase64 } from "../compute/fromBase64.ts";
import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";

/** A text that people read who may read no secret. */
export interface OpenText {
  /** The top-level input that it is in. */
  readonly input: string;
  /** User data of a machine, an object in S3, what Systems Manager or Image Builder runs, and with which arguments, or a plain parameter. */
  readonly kind: "user data" | "object" | "instructions" | "arguments" | "parameter";
  readonly reading: Reading;
  /** What it says, of its value. */
  readonly plain: (value: string) => string;
}

/** An input, and where its texts are if it is none itself. */
interface OpenInput extends Pick<OpenText, "input" | "kind"> {
  readonly isBase64?: true;
  readonly texts?: (input: Reading) => readonly Reading[];
}

const userData = { input: "userData", kind: "user data" } as const satisfies OpenInput;
const userDataBase64 = { input: "userDataBase64", kind: "user data", isBase64: true } as const satisfies OpenInput;
const metadata = { input: "metadata", kind: "object", texts: ({ parts }) => parts } as const satisfies OpenInput;
const object: readonly OpenInput[] = [
  { input: "content", kind: "object" },
  { input: "contentBase64", kind: "object", isBase64: true },
  metadata,
];

/** By type. */
const openInputs: Readonly<Record<string, readonly OpenInput[]>> = {
  "aws:ec2/instance:Instance": [userData, userDataBase64],
  "aws:ec2/launchConfiguration:LaunchConfiguration": [userData, userDataBase64],
  "aws:ec2/launchTemplate:LaunchTemplate": [{ ...userData, isBase64: true }],
  "aws:ec2/spotFleetRequest:SpotFleetRequest": [
    { input: "launchSpecifications", kind: "user data", texts: ({ items }) => items.map((one) => one.at("userData")) },
  ],
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": [userData, userDataBase64],
  "aws:imagebuilder/component:Component": [{ input: "data", kind: "instructions" }],
  "aws:imagebuilder/imageRecipe:ImageRecipe": [userDataBase64],
  "aws:lightsail/instance:Instance": [userData],
  "aws:s3/bucketObject:BucketObject": object,
  "aws:s3/bucketObjectv2:BucketObjectv2": object,
  "aws:s3/objectCopy:ObjectCopy": [metadata],
  "aws:ssm/association:Association": [{ input: "parameters", kind: "arguments", texts: ({ parts }) => parts }],
  "aws:ssm/document:Document": [{ input: "content", kind: "instructions" }],
  "aws:ssm/parameter:Parameter": [{ input: "insecureValue", kind: "parameter" }],
};

/**
 * The types with such texts.
 *
 * @param kinds of texts
 */
export function openTypes(...kinds: readonly OpenText["kind"][]): readonly string[] {
  return Object.entries(openInputs).flatMap(([type, inputs]) =>
    inputs.some(({ kind }) => kinds.includes(kind)) ? [type] : [],
  );
}

/** Whether an input of a resource has such texts. */
export function isOpenInput({ type }: Pick<PolicyResource, "type">, name: string): boolean {
  return openInputs[type]?.some(({ input }) => input === name) === true;
}

const asIs = (text: string) => text;

/** Every such text of a resource, whether it is there or not. */
export function openTexts({ type, props }: PolicyResource): readonly OpenText[] {
  return (openInputs[type] ?? []).flatMap(({ input, kind, isBase64 = false, texts }) => {
    const reading = Reading.of(props).at(input);
    return (texts?.(reading) ?? [reading]).map((one) => ({
      input,
      kind,
      reading: one,
      plain: isBase64 ? fromBase64 : asIs,
    }));
  });
}
