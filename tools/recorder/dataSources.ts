import { partitionOf } from "../../config/regions.ts";
import { existingVpc } from "./existingVpc.ts";
import type { PlainObject } from "./plainObject.ts";

/** The account of a recording, unless the stack file says where its roles are: twelve digits from AWS' own documentation. */
export const accountId = "123456789012";

/** DNS suffixes of the partitions whose suffix differs from that of the commercial one. */
const dnsSuffixes: Readonly<Record<string, string>> = { "aws-cn": "amazonaws.com.cn", "aws-eusc": "amazonaws.eu" };

/** The answers of AWS, by token. The table has only the data sources that the program uses. */
const answers: Readonly<Record<string, (args: PlainObject, region: string, account: string) => PlainObject>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": (_args, _region, account) => ({
    accountId: account,
    arn: `arn:aws:iam::${account}:user/plan`,
    userId: "plan",
  }),
  "aws:index/getPartition:getPartition": (_args, region) => {
    const partition = partitionOf.get(region) ?? "aws";
    return { partition, dnsSuffix: dnsSuffixes[partition] ?? "amazonaws.com" };
  },
  "aws:index/getRegion:getRegion": (_args, region) => ({ id: region, region, name: region }),
  // AWS does not guarantee an order. Without a filter on the opt-in status it also lists Local Zones.
  "aws:index/getAvailabilityZones:getAvailabilityZones": ({ filters }, region) => ({
    names: [...(filters === undefined ? [`${region}-atl-1a`] : []), ...zonesOf(region)],
  }),
  "aws:ec2/getInstanceTypeOfferings:getInstanceTypeOfferings": ({ filters }, region) => {
    const types = (filters as readonly { readonly name: string; readonly values: readonly string[] }[])
      .filter(({ name }) => name === "instance-type")
      .flatMap(({ values }) => values);
    const offers = types.flatMap((type) => zonesOf(region).map((zone) => [type, zone] as const));
    return { instanceTypes: offers.map(([type]) => type), locations: offers.map(([, zone]) => zone) };
  },
  "aws:rds/getOrderableDbInstance:getOrderableDbInstance": (_args, region) => ({ availabilityZones: zonesOf(region) }),
  "aws:route53/getZone:getZone": ({ name }) => ({ id: "zone-id", zoneId: "zone-id", name }),
  "aws:ec2/getVpcEndpointService:getVpcEndpointService": ({ filters }) => ({
    serviceName: (filters as readonly { readonly values: readonly string[] }[])[0]?.values[0],
  }),
  // Nodes publish these objects, and no node exists yet.
  "aws:s3/getObject:getObject": ({ bucket, key }) => {
    throw new RefusedError(`reading S3 Bucket (${String(bucket)}) Object (${String(key)}): couldn't find resource`);
  },
};

function zonesOf(region: string): string[] {
  return ["c", "a", "b"].map((letter) => region + letter);
}

/** What the answers depend on besides the region. */
export interface Asked {
  /** The network of the stack file; default: nothing. */
  readonly network?: PlainObject;
  /** The account; default: {@link accountId}. */
  readonly account?: string;
  /** Answers by token that replace the usual ones; default: none. */
  readonly answers?: Readonly<Record<string, (args: PlainObject) => PlainObject>>;
}

/** AWS refuses to answer. The program sees the error, and the recording goes on. */
export class RefusedError extends Error {
  /** The SDK reads the message from this property. */
  readonly details = this.message;
}

/**
 * Answers a data source instead of AWS.
 *
 * @param token such as `aws:index/getRegion:getRegion`
 * @throws RefusedError if an answer of {@link Asked.answers} throws; Error if the token is not in the table
 */
export function answerDataSource(
  token: string,
  args: PlainObject,
  region: string,
  { network = {}, account = accountId, answers: instead = {} }: Asked = {},
): PlainObject {
  const own = instead[token];
  if (own) {
    try {
      return own(args);
    } catch (error) {
      throw new RefusedError(error instanceof Error ? error.message : String(error));
    }
  }
  const answer = answers[token] ?? existingVpc(network, region)[token];
  if (!answer) throw new Error(`The recorder has no answer for the data source ${token}: add one to dataSources.ts.`);
  return answer(args, region, account);
}
