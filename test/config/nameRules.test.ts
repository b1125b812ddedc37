import assert from "node:assert/strict";
import fc from "fast-check";
import type { Complain } from "../../config/problem.ts";
import { checkNames } from "../../config/rules/checkNames.ts";
import { checkRelease, compareVersions } from "../../config/rules/release.ts";
import { complaints, taken } from "./checking.ts";

describe("rules on names and versions, at their borders", () => {
  const id = "0b1c2d3e-0000-1111-2222-333344445555";

  const names = {
    domain: "gitlab.example.com",
    registryDomain: "registry.gitlab.example.com",
    pagesDomain: "",
    hostedZone: "",
    certificateArn: "",
  };

  const says = (change: Partial<typeof names>, region = "us-east-1") =>
    complaints((complain) => {
      checkNames({ ...names, ...change }, region, complain);
    });

  it("zones hold the names, and are nobody else's", () => {
    assert.deepEqual(says({}), []);
    assert.deepEqual(says({ hostedZone: "gitlab.example.com" }), []);
    assert.deepEqual(says({ hostedZone: "itlab.example.com" }), ["domain", "registryDomain"]);
    assert.deepEqual(says({ pagesDomain: "pages.example.org" }), ["pagesDomain"]);
    for (const pagesDomain of ["gitlab.example.com", "a.gitlab.example.com", "registry.gitlab.example.com"])
      assert.deepEqual(says({ pagesDomain }), ["pagesDomain"], pagesDomain);
    assert.deepEqual(says({ pagesDomain: "agitlab.example.com" }), []);
    assert.deepEqual(says({ registryDomain: names.domain }), ["registryDomain"]);
    const apex = { domain: "example.com", registryDomain: "registry.example.com" };
    assert.deepEqual(says(apex), ["domain"]);
    assert.deepEqual(says({ ...apex, hostedZone: "example.com" }), []);
    const private_ = { domain: "gitlab.uk.com", registryDomain: "registry.gitlab.uk.com" };
    assert.deepEqual(says(private_), ["domain"], "a suffix of the list's private part, said by nobody");
    assert.deepEqual(says({ ...private_, hostedZone: "uk.com" }), [], "whoever has it says so");
    assert.deepEqual(says({ hostedZone: "co.uk" }), ["hostedZone"]);
  });

  it("certificates are of the region and its partition, and rule DNS out", () => {
    const arn = (partition: string, region: string) => `arn:${partition}:acm:${region}:111122223333:certificate/${id}`;
    const own = (certificateArn: string, region = "us-east-1") => says({ certificateArn }, region);
    assert.deepEqual(own(arn("aws", "us-east-1")), []);
    assert.deepEqual(own(arn("aws-cn", "cn-north-1"), "cn-north-1"), []);
    assert.deepEqual(own(arn("aws-us-gov", "us-gov-west-1"), "us-gov-west-1"), []);
    for (const wrong of [
      arn("aws", "us-west-2"),
      arn("aws-cn", "us-east-1"),
      `x${arn("aws", "us-east-1")}`,
      `${arn("aws", "us-east-1")}x`,
      arn("aws", "us-east-1").replace(":acm:", ":iam:"),
      arn("aws", "us-east-1").replace("3333:", "333:"),
    ])
      assert.deepEqual(own(wrong), ["certificateArn"], wrong);
    assert.deepEqual(says({ certificateArn: arn("aws", "us-east-1"), hostedZone: "example.com" }), ["certificateArn"]);
    assert.deepEqual(says({ certificateArn: arn("aws", "us-east-1"), domain: "example.com" }), []);
  });

  it("versions from the oldest to the last of the known major one", () => {
    const versions = ["18.11.9", "19.2.0", "19.2.1", "19.3.0", "19.99.99", "20.0.0", "19.3", "19.3.0-ee", "v19.3.0"];
    const check = (version: string, complain: Complain) => {
      checkRelease(version, "ee", complain);
    };
    assert.deepEqual(taken(versions, check), ["19.2.1", "19.3.0", "19.99.99"]);
    assert.deepEqual(
      taken(["ee", "ce", "EE", ""], (edition, complain) => {
        checkRelease("19.3.0", edition, complain);
      }),
      ["ee", "ce"],
    );
    const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(version, version, (a, b) => {
        const sign = Math.sign(compareVersions(a.join("."), b.join(".")));
        const number = ([x, y, z]: [number, number, number]) => x * 10_000 + y * 100 + z;
        assert.equal(sign, Math.sign(number(a) - number(b)));
      }),
    );
  });
});
