import type * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../../components/helpers/policyDocument.ts";
import type { StaticKeys } from "../config/accountSettings.ts";

/**
 * Lets in the role of another account through which jobs enter. Its own trust has tested the token. The session lasts an hour at
 * most, because AWS ends a role that another role has assumed then.
 *
 * @param entryArn the role of that account for the same environment and the same kind of job
 */
export function trustOfEntry(entryArn: string): Statement {
  return { Sid: "JobsThatEnteredElsewhere", Effect: "Allow", Principal: { AWS: entryArn }, Action: "sts:AssumeRole" };
}

/**
 * Lets in a user with an access key, until the end of its last day.
 *
 * @param userArn the user; IAM refuses a user that does not exist
 * @param keys until when
 */
export function trustOfUser(userArn: pulumi.Input<string>, { lastDay }: StaticKeys): Statement {
  return {
    Sid: "StaticKeysAsALastResort",
    Effect: "Allow",
    Principal: { AWS: userArn },
    Action: "sts:AssumeRole",
    Condition: { DateLessThanEquals: { "aws:CurrentTime": `${lastDay}T23:59:59Z` } },
  };
}
