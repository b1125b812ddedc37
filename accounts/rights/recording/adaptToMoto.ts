import type { Configuration } from "./providerCheck.ts";

/** A policy that moto accepts for a bucket that nobody restricts. */
const harmless = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::x/*",
    },
  ],
};

/**
 * Takes from a configuration what moto does not answer as AWS does. The calls that make the resources stay the same.
 *
 * - Conditions of bucket policies: moto refuses every request that a conditional statement denies.
 * - IPv6 blocks of subnets: moto fails to describe such a subnet again.
 * - How many superseded versions stay: moto forgets it, and the provider waits until it is there.
 * - The longest time to drain a target, which moto refuses.
 * - The wait for a certificate: moto does not issue one for several names. What waits for it gets the certificate.
 * - The public zone, which the program only looks up: it is made here.
 *
 * @param configuration from provider-check
 */
export function adaptToMoto(configuration: Configuration): Configuration {
  const { resource } = configuration;
  for (const one of Object.values(resource.aws_s3_bucket_policy ?? {})) one.policy = JSON.stringify(harmless);
  for (const one of Object.values(resource.aws_subnet ?? {})) {
    delete one.ipv6_cidr_block;
    delete one.assign_ipv6_address_on_creation;
  }
  for (const one of Object.values(resource.aws_lb_target_group ?? {})) delete one.deregistration_delay;
  const waits = Object.entries(resource.aws_acm_certificate_validation ?? {});
  delete resource.aws_acm_certificate_validation;
  let text = JSON.stringify(configuration, (key, value: unknown) =>
    key === "newer_noncurrent_versions" ? undefined : value,
  );
  for (const [label, { certificate_arn: arn }] of waits) {
    const address = `aws_acm_certificate_validation.${label}`;
    text = text
      .replaceAll(`\${${address}.certificate_arn}`, String(arn))
      .replaceAll(`\${${address}.id}`, String(arn))
      .replaceAll(`,"${address}"`, "")
      .replaceAll(`"${address}",`, "")
      .replaceAll(`"${address}"`, "");
  }
  const zones = new Set([...text.matchAll(/"zone_id":"(Z[0-9A-F]{15,})"/g)].map(([, zone = ""]) => zone));
  for (const zone of zones)
    text = text.replaceAll(`"zone_id":"${zone}"`, '"zone_id":"${aws_route53_zone.public.zone_id}"');
  const adapted = JSON.parse(text) as Configuration;
  if (zones.size > 0) {
    const own = adapted.resource.aws_route53_zone;
    adapted.resource.aws_route53_zone = { ...own, public: { name: "example.com" } };
  }
  return adapted;
}
