/**
 * Where AWS publishes the authorities that sign the certificates of a region's databases. Partitions have their own hosts, and
 * one for all of their regions (RDS user guide, certificate bundles by region; its GovCloud and China editions; 2026-08).
 *
 * @param region such as `eu-west-1`
 * @param partition such as `aws-cn`
 */
export function databaseAuthoritiesUrl(region: string, partition: string): string {
  const host = hosts[partition] ?? "truststore.pki.rds.amazonaws.com";
  return `https://${host}/${region}/${region}-bundle.pem`;
}

const hosts: Readonly<Record<string, string>> = {
  "aws-us-gov": "truststore.pki.us-gov-west-1.rds.amazonaws.com",
  "aws-cn": "rds-truststore.s3.cn-north-1.amazonaws.com.cn",
};
