import { existingVpc } from "./existingVpc.ts";

/** The account of every recording: twelve digits that AWS uses in its own documentation. */
const accountId = "123456789012";

type Args = Readonly<Record<string, unknown>>;

/** What AWS would answer, by token. Only what the program asks is here. */
const answers: Readonly<Record<string, (args: Args, region: string) => Record<string, unknown>>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({
    accountId,
    arn: `arn:aws:iam::${accountId}:user/plan`,
    userId: "plan",
  }),
  "aws:index/getPartition:getPartition": (_args, region) => partitionOf(region),
  "aws:index/getRegion:getRegion": (_args, region) => ({ id: region, region, name: region }),
  // AWS promises no order, and tells local zones, too, unless it is asked for those that need no opting in.
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
  "aws:route53/getZone:getZone": ({ name }) => ({ id: "zone-id", zoneId: "zone-id", name }),
  "aws:ec2/getVpcEndpointService:getVpcEndpointService": ({ filters }) => ({
    serviceName: (filters as readonly { readonly values: readonly string[] }[])[0]?.values[0],
  }),
  // What nodes publish: none is there yet.
  "aws:s3/getObject:getObject": ({ bucket, key }) => {
    throw new RefusedError(`reading S3 Bucket (${String(bucket)}) Object (${String(key)}): couldn't find resource`);
  },
  "aws:ssm/getParameter:getParameter": ({ name }) => ({ name, value: "ami-00000000000000000" }),
};

function zonesOf(region: string): string[] {
  return ["c", "a", "b"].map((letter) => region + letter);
}

function partitionOf(region: string): Record<string, unknown> {
  if (region.startsWith("cn-")) return { partition: "aws-cn", dnsSuffix: "amazonaws.com.cn" };
  if (region.startsWith("us-gov-")) return { partition: "aws-us-gov", dnsSuffix: "amazonaws.com" };
  if (region.startsWith("eusc-")) return { partition: "aws-eusc", dnsSuffix: "amazonaws.eu" };
  return { partition: "aws", dnsSuffix: "amazonaws.com" };
}

/** What bears on answers besides the region. */
export interface Asked {
  /** What the stack file says of the network; default: nothing. */
  readonly network?: Readonly<Record<string, unknown>>;
  /** Answers that win over the usual ones, by token; default: none. */
  readonly answers?: Readonly<Record<string, (args: Args) => Record<string, unknown>>>;
}

/** What AWS answers where it refuses: the program hears of it, and the recording goes on. */
export class RefusedError extends Error {
  /** Where the SDK looks for the text. */
  readonly details = this.message;
}

/**
 * Answers a data source in AWS' place.
 *
 * @param token such as `aws:index/getRegion:getRegion`
 * @param args what the program asked
 * @param region the stack's region
 * @param asked what else bears on the answer
 * @returns the answer
 * @throws RefusedError if an answer of {@link Asked.answers} throws; Error if the token is not in the table
 */
export function answerDataSource(
  token: string,
  args: Args,
  region: string,
  { network = {}, answers: instead = {} }: Asked = {},
): Record<string, unknown> {
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
  return answer(args, region);
}
