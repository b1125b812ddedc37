import type { Card } from "./card.ts";

/** Certificate Manager. */
export const acm: Readonly<Record<string, Card>> = {
  "aws:acm/certificate:Certificate": {
    price: "free",
    outputs: ({ inputs: { domainName, subjectAlternativeNames } }, say) => ({
      domainValidationOptions: [domainName, ...((subjectAlternativeNames ?? []) as unknown[])]
        .map(String)
        .map((one) => {
          const shown = one.replace("*.", "");
          const output = shown.replaceAll(".", "-");
          return {
            domainName: one,
            resourceRecordName: say(`name for ${output}`, `_check.${shown}`),
            resourceRecordType: "CNAME",
            resourceRecordValue: say(`value for ${output}`, "_value.acm-validations.example"),
          };
        }),
    }),
    sets: ["subjectAlternativeNames", "validationOptions"],
    drawn: { tier: "operations", title: "Certificates", counted: ["ACM certificate", "ACM certificates"] },
  },
  "aws:acm/certificateValidation:CertificateValidation": {
    price: "free",
    outputs: ({ inputs }, say) => ({ certificateArn: say("certificateArn", String(inputs.certificateArn)) }),
    sets: ["validationRecordFqdns"],
  },
};
