import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "../../components/helpers/place.ts";
import { policyDocument } from "../../components/helpers/policyDocument.ts";
import type { StaticKeys } from "../config/accountSettings.ts";
import { iamPath, jobKinds, roleArn, roleName } from "../accountNames.ts";

/**
 * The last resort: a user that can do nothing but assume the roles of one environment, until the end of its last day. A person
 * makes its access key, so that no state has it.
 *
 * @param name logical name
 * @param environment whose roles
 * @param keys until when
 * @param place where the roles are
 * @param opts with the parent
 */
export function keyUser(
  name: string,
  environment: string,
  { reason, lastDay }: StaticKeys,
  place: Place,
  opts: pulumi.CustomResourceOptions,
): aws.iam.User {
  // The characters that a tag of IAM may have (botocore, iam, tagValueType, 2026-11).
  const tags = {
    "gitlab:last-day": lastDay,
    "gitlab:reason": reason.replaceAll(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, "_").slice(0, 256),
  };
  const user = new aws.iam.User(name, { name: `${environment}-keys`, path: iamPath, tags }, opts);
  const roles = jobKinds.map((kind) => roleArn(place, roleName(environment, kind)));
  new aws.iam.UserPolicy(
    name,
    {
      user: user.name,
      policy: policyDocument([
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Resource: roles,
          Condition: { DateLessThanEquals: { "aws:CurrentTime": `${lastDay}T23:59:59Z` } },
        },
      ]),
    },
    opts,
  );
  return user;
}
