/** A request to AWS, as far as the player of missing operations reads it. */
export interface AwsRequest {
  /** Service in the signature's scope, such as `imagebuilder`. */
  readonly service: string;
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  /** Such as `AmazonSSM.CreateAssociation`, in services that speak JSON. */
  readonly target: string | undefined;
}

/** An answer of AWS. */
export interface AwsAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Answers what moto does not know; `undefined`: moto does. */
export type Play = (request: AwsRequest) => AwsAnswer | undefined;

/**
 * An answer in JSON.
 *
 * @param value what it says
 * @param status HTTP status
 */
export function json(value: unknown, status = 200): AwsAnswer {
  return { status, type: "application/json", body: JSON.stringify(value) };
}

/**
 * An answer of a service that takes forms and answers in XML.
 *
 * @param action such as `DescribeCacheParameters`
 * @param result XML inside the result
 */
export function xml(action: string, result: string): AwsAnswer {
  const body = `<${action}Response><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`;
  return { status: 200, type: "text/xml", body };
}
