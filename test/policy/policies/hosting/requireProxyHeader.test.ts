import { forbidDoubledAddress } from "../../../../policy/policies/hosting/forbidDoubledAddress.ts";
import { forbidProxyHeader } from "../../../../policy/policies/hosting/forbidProxyHeader.ts";
import { requireHeaderOnChecks } from "../../../../policy/policies/hosting/requireHeaderOnChecks.ts";
import { requireInstanceTargets } from "../../../../policy/policies/hosting/requireInstanceTargets.ts";
import { requireProxyHeader } from "../../../../policy/policies/hosting/requireProxyHeader.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { door, ofSsh, proxied } from "../../doorFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const good = [...door(443, proxied), ...door(80, proxied), ...door(22, ofSsh), ...door(3305)];

describe("gitlab-require-proxy-protocol", () => {
  policyCases(requireProxyHeader, good, {
    "asks none of a load balancer that reads HTTP": [door(443, { protocol: "HTTPS" }), []],
    "refuses it off for the web": [door(443, { proxyProtocolV2: false }), ["door-443: proxyProtocolV2 must be true"]],
    "refuses it off for the web with QUIC beside it": [
      door(443, { protocol: "TCP_UDP", proxyProtocolV2: false }),
      ["door-443: proxyProtocolV2 must be true"],
    ],
    "refuses what is not said": [door(80), ["door-80: proxyProtocolV2 must be true"]],
    "says what is not known yet": [
      door(443, { proxyProtocolV2: unknown }),
      ["door-443: proxyProtocolV2 must be true (unknown)"],
    ],
  });
});

describe("gitlab-forbid-proxy-protocol", () => {
  policyCases(forbidProxyHeader, good, {
    "refuses it for SSH": [door(22, { ...ofSsh, proxyProtocolV2: true }), ["door-22: proxyProtocolV2 must be false"]],
    "refuses it for SSH behind the port of the web": [
      door(443, { port: 2222, proxyProtocolV2: true }),
      ["door-443: proxyProtocolV2 must be false"],
    ],
    "refuses it for Praefect": [door(3305, { proxyProtocolV2: true }), ["door-3305: proxyProtocolV2 must be false"]],
  });
});

describe("gitlab-forbid-client-preservation", () => {
  const says = "door-443: preserveClientIp must be false where proxy protocol is on";
  policyCases(forbidDoubledAddress, good, {
    "takes what is not said for addresses": [
      door(443, { ...proxied, targetType: "ip", preserveClientIp: undefined }),
      [],
    ],
    "refuses both": [door(443, { ...proxied, preserveClientIp: "true" }), [says]],
    "refuses what is not said for instances": [door(443, { ...proxied, preserveClientIp: undefined }), [says]],
  });
});

describe("gitlab-require-header-on-checks", () => {
  const says = "door-443: healthCheck.port must be a port that no group without proxy protocol uses";
  policyCases(requireHeaderOnChecks, good, {
    "refuses the port of checks without it": [
      [...door(443, { ...proxied, healthCheck: { port: "8888" } }), ...door(22, ofSsh)],
      [says],
    ],
    "refuses the port of traffic without it": [
      [...door(443, { ...proxied, healthCheck: { port: "2222" } }), ...door(22, ofSsh)],
      [says],
    ],
    "refuses the port of its own traffic, if another group sends that without it": [
      [...door(443, { ...proxied, healthCheck: { port: "traffic-port" } }), ...door(444, { port: 443 })],
      [says],
    ],
  });
});

describe("gitlab-require-instance-targets", () => {
  policyCases(requireInstanceTargets, good, {
    "refuses addresses": [door(443, { targetType: "ip" }), ['door-443: targetType must be "instance"']],
    "refuses another load balancer": [door(443, { targetType: "alb" }), ['door-443: targetType must be "instance"']],
  });
});
