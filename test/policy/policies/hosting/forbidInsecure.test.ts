import { forbidInsecure } from "../../../../policy/policies/hosting/forbidInsecure.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const userData = (text: string) => oneResource("aws:ec2/instance:Instance")({ userData: text });
const base64 = (text: string) => Buffer.from(text).toString("base64");
const says = "must not skip the check of a certificate";

describe("gitlab-forbid-insecure", () => {
  const provider = oneResource("pulumi:providers:aws", { insecure: "false" });
  policyCases(forbidInsecure, [...provider(), ...userData("curl --fail --silent --max-time 5 https://example.com")], {
    "refuses it of the provider": [provider({ insecure: "true" }), ["it: insecure must not be true"]],
    "refuses it of curl": [userData("curl -fsSk https://example.com"), [`it: userData ${says}`]],
    "refuses it of curl in full": [userData("curl --insecure https://example.com"), [`it: userData ${says}`]],
    "refuses it of a launch template, in base64": [
      oneResource("aws:ec2/launchTemplate:LaunchTemplate")({ userData: base64("curl -k https://example.com") }),
      [`it: userData ${says}`],
    ],
    "refuses it of a launch configuration, in both forms": [
      oneResource("aws:ec2/launchConfiguration:LaunchConfiguration")({
        userData: "curl -k https://example.com",
        userDataBase64: base64("curl -k https://example.com"),
      }),
      [`it: userData ${says}`, `it: userDataBase64 ${says}`],
    ],
    "refuses it of an object in base64": [
      oneResource("aws:s3/bucketObjectv2:BucketObjectv2")({ contentBase64: base64("GIT_SSL_NO_VERIFY=1 git clone") }),
      [`it: contentBase64 ${says}`],
    ],
    "refuses it of mail": [
      oneResource("aws:s3/bucketObjectv2:BucketObjectv2")({
        content: "gitlab_rails['smtp_openssl_verify_mode'] = 'none'",
      }),
      [`it: content ${says}`],
    ],
    "refuses it of what builds an image": [
      oneResource("aws:imagebuilder/component:Component")({ data: "git config http.sslVerify=false" }),
      [`it: data ${says}`],
    ],
  });
});
