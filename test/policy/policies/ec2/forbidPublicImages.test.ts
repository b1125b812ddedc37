import { forbidPublicImages } from "../../../../policy/policies/ec2/forbidPublicImages.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const snapshots = (state: unknown) => ({
  type: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
  props: { state },
});
const permission = (props: Readonly<Record<string, unknown>>) => ({
  type: "aws:ec2/amiLaunchPermission:AmiLaunchPermission",
  props,
});
const distribution = (userGroups?: unknown) => ({
  type: "aws:imagebuilder/distributionConfiguration:DistributionConfiguration",
  props: { distributions: [{ amiDistributionConfiguration: { launchPermission: { userGroups } } }] },
});
const groups = "distributions[0].amiDistributionConfiguration.launchPermission.userGroups";

describe("ec2-forbid-public-images", () => {
  policyCases(
    forbidPublicImages,
    [snapshots("block-all-sharing"), permission({ accountId: "123456789012" }), distribution()],
    {
      "refuses to unblock public snapshots": [[snapshots("unblocked")], ["it: state must block public sharing"]],
      "refuses to unblock public images": [
        [{ type: "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess", props: { state: "unblocked" } }],
        ["it: state must block public sharing"],
      ],
      "refuses an image for everybody": [[permission({ group: "all" })], ["it: group must not be everybody"]],
      "refuses to distribute an image to everybody": [
        [distribution(["all"])],
        [`it: ${groups}[0] must not be everybody`],
      ],
      "says what is not known yet": [[distribution(unknown)], [`it: ${groups}[] must not be everybody (unknown)`]],
    },
  );
});
