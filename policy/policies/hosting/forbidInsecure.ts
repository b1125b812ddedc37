import { judgeTexts } from "../../documents/judgeTexts.ts";
import { openTypes } from "../../documents/openTexts.ts";
import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** Switches that make TLS worthless: of AWS' provider, of curl, of Ruby's OpenSSL, of Go and of Git. */
const switchedOff =
  /--insecure\b|\bcurl(?: \S+)* -[A-Za-z]*k\b|openssl_verify_mode'\] = 'none'|insecure_?skip_?verify"?\s*[:=] *true|http\.sslVerify=false|GIT_SSL_NO_VERIFY=/i;

const providerType = "pulumi:providers:aws";

/** Nothing skips the check of a certificate: neither the provider, nor what a node runs or is configured with. */
export const forbidInsecure: ResourcePolicy = {
  judges: "resource",
  types: [providerType, ...openTypes("user data", "object", "instructions")],
  check: (resource) => {
    const isProvider = resource.type === providerType;
    return [
      ...(isProvider ? judgeInput(resource, "insecure", (value) => !isOn(value), "must not be true") : []),
      ...judgeTexts(resource, (text) => !switchedOff.test(text), "must not skip the check of a certificate"),
    ];
  },
};
