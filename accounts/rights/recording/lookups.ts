/** Data sources of Terraform that the program asks, by Pulumi's token. */
export const lookups: Readonly<Record<string, string>> = {
  "aws:ec2/getInstanceTypeOfferings:getInstanceTypeOfferings": "aws_ec2_instance_type_offerings",
  "aws:ec2/getNatGateway:getNatGateway": "aws_nat_gateway",
  "aws:ec2/getRouteTable:getRouteTable": "aws_route_table",
  "aws:ec2/getRouteTables:getRouteTables": "aws_route_tables",
  "aws:ec2/getSubnet:getSubnet": "aws_subnet",
  "aws:ec2/getSubnets:getSubnets": "aws_subnets",
  "aws:ec2/getVpc:getVpc": "aws_vpc",
  "aws:ec2/getVpcEndpointService:getVpcEndpointService": "aws_vpc_endpoint_service",
  "aws:ec2/getVpcs:getVpcs": "aws_vpcs",
  "aws:index/getAvailabilityZones:getAvailabilityZones": "aws_availability_zones",
  "aws:index/getCallerIdentity:getCallerIdentity": "aws_caller_identity",
  "aws:index/getPartition:getPartition": "aws_partition",
  "aws:index/getRegion:getRegion": "aws_region",
  "aws:rds/getOrderableDbInstance:getOrderableDbInstance": "aws_rds_orderable_db_instance",
  "aws:route53/getZone:getZone": "aws_route53_zone",
  "aws:s3/getObject:getObject": "aws_s3_object",
};

/** Those that moto does not answer. They end a plan, so they come last. */
export const lookupsThatFail: readonly string[] = ["aws_rds_orderable_db_instance", "aws_vpc_endpoint_service"];

const filter = (name: string, ...values: readonly string[]) => [{ name, values }];

/** What the data sources find. */
const found = {
  aws_vpc: { found: { cidr_block: "10.0.0.0/16" } },
  aws_subnet: { found: { vpc_id: "${aws_vpc.found.id}", cidr_block: "10.0.1.0/24" } },
  aws_route_table: { found: { vpc_id: "${aws_vpc.found.id}" } },
  aws_route_table_association: {
    found: { subnet_id: "${aws_subnet.found.id}", route_table_id: "${aws_route_table.found.id}" },
  },
  aws_eip: { found: { domain: "vpc" } },
  aws_nat_gateway: { found: { subnet_id: "${aws_subnet.found.id}", allocation_id: "${aws_eip.found.id}" } },
  aws_route53_zone: { found: { name: "example.com" } },
  aws_s3_bucket: { found: { bucket: "found-by-a-data-source" } },
  aws_s3_object: {
    found: { bucket: "${aws_s3_bucket.found.id}", key: "state.json", content: "{}", content_type: "application/json" },
  },
};

/** Each data source with the arguments that the program gives it, and what they find. */
export const lookupConfiguration = {
  resource: found,
  data: {
    aws_ec2_instance_type_offerings: {
      one: { location_type: "availability-zone", filter: filter("instance-type", "t3.micro") },
    },
    aws_nat_gateway: { one: { id: "${aws_nat_gateway.found.id}" } },
    aws_route_table: { one: { route_table_id: "${aws_route_table.found.id}" } },
    aws_route_tables: {
      one: { vpc_id: "${aws_vpc.found.id}", filter: filter("association.main", "true") },
    },
    aws_subnet: { one: { id: "${aws_subnet.found.id}" } },
    aws_subnets: { one: { filter: filter("subnet-id", "${aws_subnet.found.id}") } },
    aws_vpc: { one: { id: "${aws_vpc.found.id}" } },
    aws_vpc_endpoint_service: {
      one: { service_type: "Interface", filter: filter("service-name", "com.amazonaws.us-east-1.ssm") },
    },
    aws_vpcs: { one: { filter: filter("vpc-id", "${aws_vpc.found.id}") } },
    aws_availability_zones: { one: { filter: filter("opt-in-status", "opt-in-not-required") } },
    aws_caller_identity: { one: {} },
    aws_partition: { one: {} },
    aws_region: { one: {} },
    aws_rds_orderable_db_instance: { one: { engine: "postgres", instance_class: "db.t3.micro" } },
    aws_route53_zone: { one: { name: "${aws_route53_zone.found.name}", private_zone: false } },
    aws_s3_object: { one: { bucket: "${aws_s3_object.found.bucket}", key: "${aws_s3_object.found.key}" } },
  },
};
