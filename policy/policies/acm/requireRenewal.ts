import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken, judge } from "../../verdict.ts";

/** A certificate that IAM keeps, from before there was ACM. */
const inIam = "aws:iam/serverCertificate:ServerCertificate";

/** ACM renews every certificate by itself: one that DNS validates, or one of a private authority. */
export const requireRenewal: ResourcePolicy = {
  judges: "resource",
  types: ["aws:acm/certificate:Certificate", inIam],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    const isImported = [inputs.at("privateKey"), inputs.at("privateKeyWo"), inputs.at("certificateBody")].some(
      ({ isGiven }) => isGiven,
    );
    if (isImported || resource.type === inIam)
      return [broken(resource, "must be made by ACM: nobody renews an imported certificate")];
    if (inputs.at("certificateAuthorityArn").isGiven) return [];
    return judge(resource, inputs.at("validationMethod"), (value) => value === "DNS", 'must be "DNS"');
  },
};
