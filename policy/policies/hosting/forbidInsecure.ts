import { fromBase64 } from "../../compute/fromBase64.ts";
import { userDataInputs } from "../../compute/userDataInputs.ts";
import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** Switches that make TLS worthless: of AWS' provider, of curl, of Ruby's OpenSSL, of Go and of Git. */
const switchedOff =
  /--insecure\b|\bcurl(?: \S+)* -[A-Za-z]*k\b|openssl_verify_mode'\] = 'none'|insecure_?skip_?verify"?\s*[:=] *true|http\.sslVerify=false|GIT_SSL_NO_VERIFY=/i;

/** By type: the inputs with what a node runs. */
const texts: Readonly<Record<string, readonly string[]>> = {
  ...userDataInputs,
  "aws:imagebuilder/component:Component": ["data"],
  "aws:s3/bucketObject:BucketObject": ["content", "contentBase64"],
  "aws:s3/bucketObjectv2:BucketObjectv2": ["content", "contentBase64"],
  "aws:ssm/document:Document": ["content"],
};

const providerType = "pulumi:providers:aws";

/** Nothing skips the check of a certificate: neither the provider, nor what a node runs or is configured with. */
export const forbidInsecure: ResourcePolicy = {
  judges: "resource",
  types: [providerType, ...Object.keys(texts)],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    return [
      ...(resource.type === providerType
        ? judge(resource, inputs.at("insecure"), (value) => !isOn(value), "must not be true")
        : []),
      ...(texts[resource.type] ?? []).flatMap((input) =>
        judge(
          resource,
          inputs.at(input),
          (value) => typeof value !== "string" || ![value, fromBase64(value)].some((text) => switchedOff.test(text)),
          "must not skip the check of a certificate",
        ),
      ),
    ];
  },
};
