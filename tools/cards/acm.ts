import type { Card } from "./card.ts";
import { free } from "./charges.ts";

/** Certificate Manager. */
export const acm: Readonly<Record<string, Card>> = {
  "aws:acm/certificate:Certificate": {
    price: free,
    outputs: ({ inputs: { domainName, subjectAlternativeNames } }, say) => ({
      domainValidationOptions: [domainName, ...((subjectAlternativeNames ?? []) as unknown[])].map((one, position) => ({
        domainName: one,
        resourceRecordName: say(`recordName ${String(position)}`, `_check.${String(one).replace("*.", "")}`),
        resourceRecordType: "CNAME",
        resourceRecordValue: say(`recordValue ${String(position)}`, "_value.acm-validations.example"),
      })),
    }),
    sets: ["subjectAlternativeNames", "validationOptions"],
  },
  "aws:acm/certificateValidation:CertificateValidation": {
    price: free,
    outputs: ({ inputs }, say) => ({ certificateArn: say("certificateArn", String(inputs.certificateArn)) }),
    sets: ["validationRecordFqdns"],
  },
};
