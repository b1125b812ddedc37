import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { InternalDns } from "../../../components/edge/internalDns.ts";
import { Records, recordsToCreate } from "../../../components/edge/records.ts";
import { record } from "../../../tools/recorder.ts";
import { list, only, plainOptions } from "../recorded.ts";

const target = { dnsName: pulumi.output("door.elb.example"), zoneId: pulumi.output("ZDOOR") };
const names = ["gitlab.example.com", "*.pages.example.com"];

const recordRecords = (dualstack: boolean) =>
  record(() => {
    new Records("gitlab-records", { zoneId: "Z1", names, target, dualstack });
    return {};
  });

const alias = { name: "door.elb.example", zoneId: "ZDOOR", evaluateTargetHealth: false };

describe("Records", () => {
  it("leads every name to the load balancer over IPv4", async () => {
    const recording = await recordRecords(false);
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:edge:Records gitlab-records",
        "aws:route53/record:Record gitlab-records-gitlab.example.com-A",
        "aws:route53/record:Record gitlab-records-*.pages.example.com-A",
      ].toSorted(),
    );
    for (const name of names) {
      const { inputs, options } = only(recording, "route53/record:Record", `gitlab-records-${name}-A`);
      assert.deepEqual(inputs, { zoneId: "Z1", name, type: "A", aliases: [alias] });
      assert.deepEqual(options, plainOptions);
    }
  });

  it("leads them there over IPv6 too, where the load balancer has such addresses", async () => {
    const recording = await recordRecords(true);
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:edge:Records gitlab-records",
        ...names.flatMap((name) =>
          ["A", "AAAA"].map((type) => `aws:route53/record:Record gitlab-records-${name}-${type}`),
        ),
      ].toSorted(),
    );
    const { inputs } = only(recording, "route53/record:Record", "gitlab-records-gitlab.example.com-AAAA");
    assert.deepEqual(inputs, { zoneId: "Z1", name: "gitlab.example.com", type: "AAAA", aliases: [alias] });
  });
});

describe("InternalDns", () => {
  const recordInternal = () =>
    record(
      () => {
        new InternalDns("gitlab-inner-dns", {
          vpcId: "vpc-1",
          names: ["gitlab.example.com", "pages.example.com", "*.pages.example.com"],
          target,
        });
        return {};
      },
      { computed: "standIns" },
    );

  it("makes a private zone named exactly like each host, and so hides no other name of the parent domain", async () => {
    const recording = await recordInternal();
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:edge:InternalDns gitlab-inner-dns",
        "aws:route53/zone:Zone gitlab-inner-dns-gitlab.example.com",
        "gitlab-aws:edge:Records gitlab-inner-dns-gitlab.example.com",
        "aws:route53/record:Record gitlab-inner-dns-gitlab.example.com-gitlab.example.com-A",
        "aws:route53/zone:Zone gitlab-inner-dns-pages.example.com",
        "gitlab-aws:edge:Records gitlab-inner-dns-pages.example.com",
        "aws:route53/record:Record gitlab-inner-dns-pages.example.com-pages.example.com-A",
        "aws:route53/record:Record gitlab-inner-dns-pages.example.com-*.pages.example.com-A",
      ].toSorted(),
    );
    assert.deepEqual(only(recording, "route53/zone:Zone", "gitlab-inner-dns-pages.example.com").inputs, {
      name: "pages.example.com",
      comment: "GitLab inside its VPC",
      vpcs: [{ vpcId: "vpc-1" }],
    });
  });

  it("puts the apex and the wildcard into the zone of their host", async () => {
    const recording = await recordInternal();
    for (const name of ["pages.example.com", "*.pages.example.com"]) {
      const logical = `gitlab-inner-dns-pages.example.com-${name}-A`;
      assert.deepEqual(only(recording, "route53/record:Record", logical).inputs, {
        zoneId: "gitlab-inner-dns-pages.example.com-zone",
        name,
        type: "A",
        aliases: [alias],
      });
    }
  });
});

describe("recordsToCreate", () => {
  it("names each record, wildcards included, for those who keep their own zone", () => {
    assert.deepEqual(recordsToCreate(names, "door.elb.example"), [
      { name: "gitlab.example.com", type: "CNAME", value: "door.elb.example" },
      { name: "*.pages.example.com", type: "CNAME", value: "door.elb.example" },
    ]);
  });
});
