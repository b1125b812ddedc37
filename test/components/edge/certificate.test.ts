import assert from "node:assert/strict";
import { Certificate } from "../../../components/edge/certificate.ts";
import { record } from "../../../tools/recorder.ts";
import type { ComputedOutputs } from "../../../tools/recorder/monitor.ts";
import { unknownValue } from "../../../tools/recorder/values.ts";
import { list, only, plainOptions } from "../recorded.ts";

const allNames = ["gitlab.example.com", "registry.gitlab.example.com", "pages.example.com", "*.pages.example.com"];

const recordCertificate = (names: readonly string[] = allNames, computed: ComputedOutputs = "standIns") =>
  record(() => ({ arn: new Certificate("gitlab-certificate", { names, zoneId: "Z1" }).arn }), { computed });

describe("Certificate", () => {
  it("makes one validation record per name, and one for a name and its wildcard together", async () => {
    assert.deepEqual(
      list(await recordCertificate()),
      [
        "gitlab-aws:edge:Certificate gitlab-certificate",
        "aws:acm/certificate:Certificate gitlab-certificate",
        "aws:route53/record:Record gitlab-certificate-gitlab.example.com",
        "aws:route53/record:Record gitlab-certificate-registry.gitlab.example.com",
        "aws:route53/record:Record gitlab-certificate-pages.example.com",
        "aws:acm/certificateValidation:CertificateValidation gitlab-certificate",
      ].toSorted(),
    );
  });

  it("covers every name, the first as its common name, with a key that all clients know", async () => {
    const certificate = only(await recordCertificate(), "acm/certificate:Certificate");
    assert.deepEqual(certificate.inputs, {
      domainName: "gitlab.example.com",
      subjectAlternativeNames: ["registry.gitlab.example.com", "pages.example.com", "*.pages.example.com"],
      validationMethod: "DNS",
      keyAlgorithm: "RSA_2048",
    });
    assert.equal(certificate.options.deleteBeforeReplace, false); // a listener uses it until its successor is valid
  });

  it("shows each name by the record that ACM asks for that name", async () => {
    const recording = await recordCertificate();
    for (const name of ["gitlab.example.com", "registry.gitlab.example.com", "pages.example.com"]) {
      assert.deepEqual(only(recording, "route53/record:Record", `gitlab-certificate-${name}`).inputs, {
        zoneId: "Z1",
        name: `_check.${name}`,
        type: "CNAME",
        records: ["_value.acm-validations.example"],
        ttl: 300,
        allowOverwrite: true,
      });
    }
  });

  it("waits for validation, half an hour at most, before anybody gets the certificate", async () => {
    const recording = await recordCertificate();
    const validation = only(recording, "acm/certificateValidation:CertificateValidation");
    assert.equal(validation.inputs.certificateArn, "arn:test:gitlab-certificate");
    // Names that Route 53 returns, which the recorder does not make up: not the names that ACM requested.
    assert.deepEqual(validation.inputs.validationRecordFqdns, [null, null, null]);
    assert.deepEqual(validation.options, { ...plainOptions, customTimeouts: { create: "30m" } });
    const records = recording.resources.filter(({ type }) => type.endsWith("route53/record:Record"));
    assert.ok(records.every(({ urn }) => validation.dependencies.includes(urn)));
    assert.deepEqual(recording.outputs, { arn: "arn:test:gitlab-certificate" });
  });

  it("knows which records there will be before ACM has said what is in them", async () => {
    const preview = await recordCertificate(allNames, "unknown");
    assert.deepEqual(list(preview), list(await recordCertificate()));
    assert.equal(
      only(preview, "route53/record:Record", "gitlab-certificate-pages.example.com").inputs.name,
      unknownValue,
    );
  });

  it("keeps the other records where they are when a name is added", async () => {
    const few = list(await recordCertificate(allNames.slice(0, 2)));
    const more = list(await recordCertificate());
    assert.deepEqual(
      few.filter((line) => !more.includes(line)),
      [],
    );
  });
});
