import { everyPolicy, everyRole, policyArn } from "../accountNames.ts";
import type { EnvironmentSettings } from "../config/accountSettings.ts";
import type { RightsSubject } from "../rights/rightsSubject.ts";

/** Name of the policy that limits every role of an environment. */
export const boundaryName = (environment: string) => `${environment}-boundary`;

/**
 * Whose rights an environment's roles have.
 *
 * @param environment whose roles
 * @param place where they are
 * @param state ARNs of its bucket and key
 */
export function environmentSubject(
  { name, region, copyRegion, stacks, domains, foreignDomains }: EnvironmentSettings,
  place: Pick<RightsSubject, "partition" | "accountId">,
  state: Pick<RightsSubject, "stateBucketArn" | "stateKeyArn">,
): RightsSubject {
  return {
    partition: place.partition,
    accountId: place.accountId,
    region,
    ...(copyRegion === undefined ? {} : { copyRegion }),
    environment: name,
    stacks,
    ...(domains === undefined ? {} : { domains }),
    foreignDomains,
    ...state,
    boundaryArn: policyArn(place, boundaryName(name)),
    guardedArns: [everyRole(place), everyPolicy(place)],
  };
}
