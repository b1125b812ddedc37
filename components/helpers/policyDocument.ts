import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place.ts";

/** A statement of an IAM, key or bucket policy. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  /** Absent in the policies of a role. */
  readonly Principal?: "*" | Readonly<Record<string, pulumi.Input<string> | pulumi.Input<string>[]>>;
  readonly Action: string | readonly string[];
  /** Absent in the trust of a role. */
  readonly Resource?: pulumi.Input<string> | readonly pulumi.Input<string>[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, pulumi.Input<string> | pulumi.Input<string>[]>>>
  >;
}

/**
 * Creates a policy document.
 *
 * @param statements what is allowed or denied
 * @returns the document as JSON
 */
export function policyDocument(statements: readonly Statement[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** Services whose principal ends with the partition's DNS suffix; the others have the same name everywhere. */
const regionalPrincipals = ["ec2", "logs"];

/**
 * The principal of a service.
 *
 * @param service such as `ec2`, or `logs` with its region
 * @param place for the DNS suffix
 */
export function servicePrincipal(service: string, place: Place): string {
  const [first = ""] = service.split(".");
  return `${service}.${regionalPrincipals.includes(first) ? place.dnsSuffix : "amazonaws.com"}`;
}
