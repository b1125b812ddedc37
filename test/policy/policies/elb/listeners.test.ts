import { checkTargets } from "../../../../policy/policies/elb/checkTargets.ts";
import { redirectHttp } from "../../../../policy/policies/elb/redirectHttp.ts";
import { useRecommendedTls } from "../../../../policy/policies/elb/useRecommendedTls.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const listener = (props: Readonly<Record<string, unknown>>) => [{ type: "aws:lb/listener:Listener", props }];
const tls = (sslPolicy?: unknown) => listener({ protocol: "TLS", sslPolicy });

describe("elb-use-recommended-tls", () => {
  const says = "it: sslPolicy must be a recommended policy of TLS 1.2 and 1.3";
  policyCases(
    useRecommendedTls,
    [
      ...tls("ELBSecurityPolicy-TLS13-1-2-2021-06"),
      ...tls("ELBSecurityPolicy-TLS13-1-2-Res-2021-06"),
      ...tls("ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04"),
      ...tls("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"),
      ...listener({ protocol: "TCP" }),
    ],
    {
      "refuses ELB's own default": [tls(), [says]],
      "knows a protocol in small letters": [listener({ protocol: "https" }), [says]],
      "refuses an old policy": [tls("ELBSecurityPolicy-2016-08"), [says]],
      "refuses TLS 1.1 beside 1.3": [tls("ELBSecurityPolicy-TLS13-1-1-2021-06"), [says]],
      "refuses further ciphers": [tls("ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06"), [says]],
      "says what is not known yet": [tls(unknown), [`${says} (unknown)`]],
    },
  );
});

describe("elb-redirect-http", () => {
  const says = 'must be "HTTPS": HTTP is redirected and not served';
  const redirect = { type: "redirect", redirect: { protocol: "HTTPS", statusCode: "HTTP_301" } };
  policyCases(
    redirectHttp,
    [
      ...listener({ protocol: "HTTP", port: 80, defaultActions: [redirect] }),
      ...listener({ protocol: "HTTPS", port: 443 }),
      ...listener({ protocol: "TCP", port: 80 }),
      ...listener({ defaultActions: [{ type: "forward" }] }),
    ],
    {
      "refuses to serve HTTP": [
        listener({ protocol: "HTTP", port: 80, defaultActions: [{ type: "forward" }] }),
        [`it: defaultActions[0].redirect.protocol ${says}`],
      ],
      "refuses to serve what is HTTP by default": [
        listener({ port: 80, defaultActions: [{ type: "forward" }] }),
        [`it: defaultActions[0].redirect.protocol ${says}`],
      ],
      "knows a protocol in small letters": [
        listener({ protocol: "http", port: 80, defaultActions: [{ type: "forward" }] }),
        [`it: defaultActions[0].redirect.protocol ${says}`],
      ],
      "refuses a way to HTTP again": [
        listener({ protocol: "HTTP", defaultActions: [{ type: "redirect", redirect: { host: "example.com" } }] }),
        [`it: defaultActions[0].redirect.protocol ${says}`],
      ],
      "says what is not known yet": [
        listener({ protocol: "HTTP", defaultActions: unknown }),
        [`it: defaultActions[].redirect.protocol ${says} (unknown)`],
      ],
    },
  );
});

describe("elb-check-targets", () => {
  const group = (props: Readonly<Record<string, unknown>>) => [{ type: "aws:lb/targetGroup:TargetGroup", props }];
  policyCases(checkTargets, [...group({ healthCheck: { port: "8080" } }), ...group({ targetType: "lambda" })], {
    "refuses a group that says nothing": [group({}), ["it: healthCheck must say how targets are checked"]],
    "refuses a check that is off": [
      group({ healthCheck: { enabled: false } }),
      ["it: healthCheck.enabled must not be false"],
    ],
    "says what is not known yet": [
      group({ healthCheck: unknown }),
      ["it: healthCheck.enabled must not be false (unknown)"],
    ],
  });
});
