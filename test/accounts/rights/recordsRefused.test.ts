import assert from "node:assert/strict";
import { applyRights } from "../../../accounts/rights/applyRights.ts";
import { recordNamesKey } from "../../../accounts/rights/recordNames.ts";
import type { RightsSubject } from "../../../accounts/rights/rightsSubject.ts";
import { judged } from "./judgedByIam.ts";
import { prod } from "./rightsOfProd.ts";

/** Decides about one request, which may write several records. */
function write(subject: RightsSubject, ...names: string[]): Promise<string> {
  const resource = "arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ";
  const call = { action: "route53:ChangeResourceRecordSets", resource, context: { [recordNamesKey]: names } };
  return judged(applyRights(subject), call);
}

describe("the DNS records that a pipeline writes", () => {
  it("are below the domains of its environment, or names of its nodes", async () => {
    for (const name of ["gitlab.example.com", "_0123.gitlab.example.com", "\\052.pages.example.com"])
      assert.equal(await write(prod, name), "Allowed", name);
    for (const name of ["gitaly-1.prod.gitlab.internal", "praefect.prod.gitlab.internal"])
      assert.equal(await write(prod, name), "Allowed", name);
    for (const name of ["example.com", "notgitlab.example.com", "gitlab-dev.example.com", "box.dev.gitlab.internal"])
      assert.equal(await write(prod, name), "ImplicitlyDenied", name);
  });

  it("are none of another environment or of the issuer, also beside one of its own", async () => {
    for (const name of ["dev.gitlab.example.com", "www.dev.gitlab.example.com"])
      assert.equal(await write(prod, "gitlab.example.com", name), "ExplicitlyDenied", name);
    assert.equal(await write(prod, "gitlab.example.com", "registry.gitlab.example.com"), "Allowed");
    assert.equal(await write(prod, "gitlab.example.com", "www.example.com"), "ImplicitlyDenied");
  });

  it("are those of every zone where the environment has the account for itself, and names no domains", async () => {
    const { domains, foreignDomains, ...alone } = prod;
    assert.ok(domains && foreignDomains);
    assert.equal(await write(alone, "www.example.com"), "Allowed");
  });
});
