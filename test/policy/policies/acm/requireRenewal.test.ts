import { requireRenewal } from "../../../../policy/policies/acm/requireRenewal.ts";
import { requireStrongKeys } from "../../../../policy/policies/acm/requireStrongKeys.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const certificate = oneResource("aws:acm/certificate:Certificate", {
  validationMethod: "DNS",
  keyAlgorithm: "RSA_2048",
});

describe("acm-require-renewal", () => {
  policyCases(requireRenewal, certificate(), {
    "takes one of a private authority": [
      certificate({ validationMethod: undefined, certificateAuthorityArn: "arn:aws:acm-pca:1" }),
      [],
    ],
    "refuses validation by mail": [certificate({ validationMethod: "EMAIL" }), ['it: validationMethod must be "DNS"']],
    "refuses an imported one": [
      certificate({ certificateBody: "-", privateKey: "-" }),
      ["it: must be made by ACM: nobody renews an imported certificate"],
    ],
    "refuses one that IAM keeps": [
      oneResource("aws:iam/serverCertificate:ServerCertificate")({ certificateBody: "-", privateKey: "-" }),
      ["it: must be made by ACM: nobody renews an imported certificate"],
    ],
  });
});

describe("acm-require-strong-keys", () => {
  policyCases(requireStrongKeys, certificate(), {
    "takes what is not said": [certificate({ keyAlgorithm: undefined }), []],
    "refuses a short key": [
      certificate({ keyAlgorithm: "RSA_1024" }),
      ["it: keyAlgorithm must be one of RSA_2048, RSA_3072, RSA_4096, EC_prime256v1, EC_secp384r1, EC_secp521r1"],
    ],
  });
});
