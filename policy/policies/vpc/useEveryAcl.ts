import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

/** A network ACL without subnets protects nothing, and makes believe that it does. */
export const useEveryAcl: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType("aws:ec2/networkAcl:NetworkAcl")
      .filter(
        (acl) =>
          Reading.of(acl.props).at("subnetIds").items.length === 0 &&
          stack.referring("aws:ec2/networkAclAssociation:NetworkAclAssociation", "networkAclId", acl).length === 0,
      )
      .map((acl) => broken(acl, "must have at least one subnet", "subnetIds")),
};
