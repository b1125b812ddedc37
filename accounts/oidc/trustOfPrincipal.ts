import type * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../../components/helpers/policyDocument.ts";
import type { StaticKeys } from "../config/accountSettings.ts";
import { sessionNames } from "./sessionNames.ts";

/**
 * Lets in the role of another account through which jobs enter. Its own trust has tested the token. The session lasts an hour at
 * most, because AWS ends a role that another role has assumed then.
 *
 * @param entryArn the role of that account for the same environment and the same kind of job
 * @param projectId whose jobs they are, if this account knows it
 */
export function trustOfEntry(entryArn: string, projectId: number | undefined): Statement {
  return {
    Sid: "JobsThatEnteredElsewhere",
    Effect: "Allow",
    Principal: { AWS: entryArn },
    Action: "sts:AssumeRole",
    Condition: { StringLike: sessionNames(projectId) },
  };
}

/**
 * Lets in a user with an access key, until the end of its last day.
 *
 * @param userArn the user; IAM refuses a user that does not exist
 * @param keys until when
 * @param projectId whose jobs have the key, if this account knows it
 */
export function trustOfUser(
  userArn: pulumi.Input<string>,
  { lastDay }: StaticKeys,
  projectId: number | undefined,
): Statement {
  return {
    Sid: "StaticKeysAsALastResort",
    Effect: "Allow",
    Principal: { AWS: userArn },
    Action: "sts:AssumeRole",
    Condition: {
      StringLike: sessionNames(projectId),
      DateLessThanEquals: { "aws:CurrentTime": `${lastDay}T23:59:59Z` },
    },
  };
}
