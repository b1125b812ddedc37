import type { Complain } from "../../config/problem.ts";
import type { SaidAccount } from "./accountSchema.ts";
import type { IssuerSettings } from "./accountSettings.ts";

/** CloudFront and IAM report what is done to them in this region only (CloudTrail user guide, global service events, 2026-11). */
const homeOfGlobalServices = "us-east-1";

/**
 * Checks who publishes the keys of a GitLab that AWS cannot reach.
 *
 * @param said what the stack file says
 * @param region of the stack
 * @param complain is called for each problem
 * @returns absent: nothing is published here
 */
export function checkIssuer(
  said: SaidAccount["issuer"],
  region: string,
  complain: Complain,
): IssuerSettings | undefined {
  if (!said) return undefined;
  if (region !== homeOfGlobalServices) {
    complain(
      "aws:region",
      region,
      `${homeOfGlobalServices}, with an issuer`,
      "Publish the keys from a stack of that region.",
    );
  }
  if (said.writerArns.length === 0) {
    complain("issuer.writerArns", undefined, "one ARN or more", "Say who may publish the keys.");
  }
  said.writerArns.forEach((arn, position) => {
    if (/^arn:[a-z-]+:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/.test(arn)) return;
    const key = `issuer.writerArns[${String(position)}]`;
    complain(
      key,
      arn,
      "the exact ARN of a role or user",
      "Whoever can write the keys can become every role: no wildcard.",
    );
  });
  if (said.notify.length === 0) {
    complain("issuer.notify", undefined, "one mail address or more", "Somebody has to learn of every write.");
  }
  said.notify.forEach((text, position) => {
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return;
    complain(`issuer.notify[${String(position)}]`, text, "a mail address", "Correct it.");
  });
  return said;
}
