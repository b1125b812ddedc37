import { overlap, parseBlock } from "../../config/cidr.ts";
import type { Cloud, Thing, Values } from "./cloud.ts";

/** A resource about to be created or changed. */
interface Wanted {
  readonly type: string;
  readonly inputs: Values;
}

const subnetType = "aws:ec2/subnet:Subnet";
const attachmentType = "aws:ec2/volumeAttachment:VolumeAttachment";
const secretType = "aws:secretsmanager/secret:Secret";
const objectType = "aws:s3/bucketObjectv2:BucketObjectv2";

/** Types that AWS does not delete while something else in the account refers to them (API references, 2026-11). */
const heldByUsers: readonly string[] = [
  "aws:ebs/volume:Volume",
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/managedPrefixList:ManagedPrefixList",
  "aws:ec2/routeTable:RouteTable",
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/subnet:Subnet",
  "aws:ec2/vpc:Vpc",
  "aws:lb/targetGroup:TargetGroup",
];

/** Names that exist once per region and account, by the property that has them. */
const nameProperties = ["bucket", "name"] as const;

/** Types that allow several resources with the same name. */
const namesAgain: readonly string[] = [
  "aws:autoscaling/lifecycleHook:LifecycleHook", // once per group
  objectType,
  "aws:ec2/managedPrefixList:ManagedPrefixList",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:imagebuilder/component:Component",
  "aws:imagebuilder/imageRecipe:ImageRecipe",
  "aws:route53/record:Record",
  "aws:route53/zone:Zone",
  "aws:ssm/association:Association",
];

/**
 * Why AWS would not create a resource, because of what exists already.
 *
 * @returns its message, or `undefined`
 */
export function refusesToCreate({ type, inputs }: Wanted, cloud: Cloud): string | undefined {
  const others = [...cloud.live().values()];
  return (
    overlappingSubnet({ type, inputs }, others) ??
    attachedTwice({ type, inputs }, others) ??
    nameTaken({ type, inputs }, others) ??
    nameHeldBySecret({ type, inputs }, cloud)
  );
}

/**
 * Why AWS would not delete a resource.
 *
 * @returns its message, or `undefined`
 */
export function refusesToDelete({ type, id, inputs }: Thing, cloud: Cloud): string | undefined {
  if (inputs.enableDeletionProtection === true)
    return "OperationNotPermitted: Load balancer cannot be deleted because deletion protection is enabled";
  if (inputs.disableApiTermination === true && inputs.forceDestroy !== true)
    return `OperationNotPermitted: The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute`;
  if (type === "aws:s3/bucket:Bucket" && inputs.forceDestroy !== true && heldObjects(id, cloud))
    return "BucketNotEmpty: The bucket you tried to delete is not empty. You must delete all versions in the bucket.";
  if (!heldByUsers.includes(type)) return undefined;
  const user = [...cloud.live().values()].find((other) => mentions(other.inputs, id));
  return user && `DependencyViolation: ${id} has a dependent object: ${nameOf(user)}`;
}

/** A versioned bucket keeps deleted objects. */
function heldObjects(bucket: string, cloud: Cloud): boolean {
  return cloud.log().some(({ type, inputs }) => type === objectType && inputs.bucket === bucket);
}

function overlappingSubnet({ type, inputs }: Wanted, others: readonly Thing[]): string | undefined {
  if (type !== subnetType) return undefined;
  for (const other of others.filter((one) => one.type === subnetType && one.inputs.vpcId === inputs.vpcId)) {
    for (const block of blocksOf(inputs)) {
      const taken = blocksOf(other.inputs).find((one) => overlap(one, block));
      if (taken)
        return `InvalidSubnet.Conflict: The CIDR '${block.text}' conflicts with another subnet (${nameOf(other)}: ${taken.text})`;
    }
  }
  return undefined;
}

function blocksOf({ cidrBlock, ipv6CidrBlock }: Values) {
  return [cidrBlock, ipv6CidrBlock].flatMap((text) => {
    const parsed = typeof text === "string" && text !== "" ? parseBlock(text) : undefined;
    return parsed && "block" in parsed ? [parsed.block] : [];
  });
}

function attachedTwice({ type, inputs }: Wanted, others: readonly Thing[]): string | undefined {
  const attached = others.some((other) => other.type === attachmentType && other.inputs.volumeId === inputs.volumeId);
  if (type !== attachmentType || !attached) return undefined;
  return `VolumeInUse: ${String(inputs.volumeId)} is already attached to an instance`;
}

function nameTaken({ type, inputs }: Wanted, others: readonly Thing[]): string | undefined {
  if (namesAgain.includes(type)) return undefined;
  const property = nameProperties.find(
    (one) => typeof inputs[one] === "string" && !(one === "bucket" && !isBucket(type)),
  );
  if (property === undefined) return undefined;
  const taken = others.some((other) => other.type === type && other.inputs[property] === inputs[property]);
  return taken ? `AlreadyExists: there is a ${type} named ${String(inputs[property])}` : undefined;
}

function isBucket(type: string): boolean {
  return type === "aws:s3/bucket:Bucket";
}

/** A deleted secret keeps its name until its recovery window is over. */
function nameHeldBySecret({ type, inputs }: Wanted, cloud: Cloud): string | undefined {
  if (type !== secretType) return undefined;
  const held = cloud
    .log()
    .some((entry) => entry.operation === "delete" && entry.type === secretType && entry.inputs.name === inputs.name);
  return held
    ? `InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for deletion.`
    : undefined;
}

function mentions(value: unknown, id: string): boolean {
  if (typeof value !== "object" || value === null) return value === id;
  return Object.values(value).some((inner) => mentions(inner, id));
}

function nameOf({ urn }: Thing): string {
  return urn.split("::").slice(3).join("::");
}
