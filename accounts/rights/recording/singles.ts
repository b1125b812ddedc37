/** Pulumi's tokens of the types in {@link singles}. */
export const singleTypes: Readonly<Record<string, string>> = {
  aws_acm_certificate: "aws:acm/certificate:Certificate",
  aws_acm_certificate_validation: "aws:acm/certificateValidation:CertificateValidation",
  aws_autoscaling_group: "aws:autoscaling/group:Group",
  aws_autoscaling_lifecycle_hook: "aws:autoscaling/lifecycleHook:LifecycleHook",
  aws_autoscaling_policy: "aws:autoscaling/policy:Policy",
  aws_backup_vault: "aws:backup/vault:Vault",
  aws_backup_vault_policy: "aws:backup/vaultPolicy:VaultPolicy",
  aws_db_event_subscription: "aws:rds/eventSubscription:EventSubscription",
  aws_db_instance: "aws:rds/instance:Instance",
  aws_db_parameter_group: "aws:rds/parameterGroup:ParameterGroup",
  aws_db_subnet_group: "aws:rds/subnetGroup:SubnetGroup",
  aws_ec2_tag: "aws:ec2/tag:Tag",
  aws_elasticache_parameter_group: "aws:elasticache/parameterGroup:ParameterGroup",
  aws_elasticache_replication_group: "aws:elasticache/replicationGroup:ReplicationGroup",
  aws_elasticache_subnet_group: "aws:elasticache/subnetGroup:SubnetGroup",
  aws_lb: "aws:lb/loadBalancer:LoadBalancer",
  aws_lb_listener: "aws:lb/listener:Listener",
  aws_lb_target_group: "aws:lb/targetGroup:TargetGroup",
  aws_s3_bucket_logging: "aws:s3/bucketLogging:BucketLogging",
  aws_ssm_association: "aws:ssm/association:Association",
  aws_ssm_parameter: "aws:ssm/parameter:Parameter",
  aws_vpc: "aws:ec2/vpc:Vpc",
};

const statement = {
  Sid: "One",
  Effect: "Deny",
  Principal: { AWS: "*" },
  Action: "backup:DeleteRecoveryPoint",
  Resource: "*",
};

/**
 * One of each type that a run of the whole program does not reach on moto, or does not change or delete there: what comes before
 * it fails, or it is behind an option that excludes another. Arguments are those that the program gives.
 *
 * @param isChanged whether it is the second state, in which each is updated
 */
export function singles(isChanged: boolean) {
  const tags = { "gitlab:stack": "rights", ...(isChanged ? { changed: "yes" } : { removed: "later" }) };
  const value = isChanged ? "two" : "one";
  return {
    aws_vpc: { one: { cidr_block: "10.0.0.0/16", enable_dns_hostnames: isChanged, tags } },
    aws_subnet: { one: { vpc_id: "${aws_vpc.one.id}", cidr_block: "10.0.0.0/24", availability_zone: "us-east-1a" } },
    aws_db_subnet_group: {
      one: { name: "gitlab-one", description: value, subnet_ids: ["${aws_subnet.one.id}"], tags },
    },
    aws_sns_topic: { one: { name: "gitlab-one" } },
    aws_db_event_subscription: {
      one: {
        name: "gitlab-one",
        sns_topic: "${aws_sns_topic.one.arn}",
        source_type: "db-instance",
        source_ids: [`gitlab-rights-${value}`],
        event_categories: isChanged ? ["failure"] : ["failure", "maintenance"],
        tags,
      },
    },
    aws_db_parameter_group: {
      one: {
        name: "gitlab-one",
        family: "postgres17",
        parameter: [{ name: "work_mem", value: isChanged ? "8192" : "4096" }],
        tags,
      },
    },
    aws_elasticache_subnet_group: {
      one: { name: "gitlab-one", description: value, subnet_ids: ["${aws_subnet.one.id}"], tags },
    },
    aws_elasticache_parameter_group: {
      one: {
        name: "gitlab-one",
        family: "valkey8",
        parameter: [{ name: isChanged ? "timeout" : "maxmemory-policy", value: isChanged ? "60" : "noeviction" }],
        tags,
      },
    },
    aws_elasticache_replication_group: {
      one: {
        replication_group_id: "gitlab-rights-redis",
        description: value,
        engine: "redis",
        node_type: "cache.m7g.large",
        num_cache_clusters: isChanged ? 3 : 2,
        automatic_failover_enabled: true,
        snapshot_retention_limit: isChanged ? 3 : 7,
        final_snapshot_identifier: "gitlab-rights-redis-final",
        apply_immediately: true,
        tags,
      },
    },
    aws_acm_certificate: { one: { domain_name: "gitlab.example.com", validation_method: "DNS", tags } },
    aws_acm_certificate_validation: {
      one: {
        certificate_arn: "${aws_acm_certificate.one.arn}",
        validation_record_fqdns: [
          "${tolist(aws_acm_certificate.one.domain_validation_options)[0].resource_record_name}",
        ],
      },
    },
    aws_lb: {
      one: {
        name: "gitlab-rights-0a1b",
        load_balancer_type: "network",
        subnets: ["${aws_subnet.one.id}"],
        enable_cross_zone_load_balancing: isChanged,
        tags,
      },
    },
    aws_lb_target_group: {
      one: {
        name: "gitlab-rights-0a1b",
        port: 443,
        protocol: "TLS",
        vpc_id: "${aws_vpc.one.id}",
        proxy_protocol_v2: isChanged,
        tags,
      },
    },
    aws_lb_listener: {
      one: {
        load_balancer_arn: "${aws_lb.one.arn}",
        port: 443,
        protocol: "TLS",
        certificate_arn: "${aws_acm_certificate.one.arn}",
        ssl_policy: isChanged ? "ELBSecurityPolicy-TLS13-1-2-2021-06" : "ELBSecurityPolicy-TLS-1-2-2017-01",
        default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.one.arn}" }],
        tags,
      },
    },
    aws_launch_template: { one: { name: "gitlab-one", image_id: "ami-12c6146b", instance_type: "m7g.large" } },
    aws_autoscaling_group: {
      one: {
        name: "gitlab-rights-rails",
        min_size: 0,
        max_size: isChanged ? 2 : 1,
        availability_zones: ["us-east-1a"],
        launch_template: [{ id: "${aws_launch_template.one.id}", version: "1" }],
        initial_lifecycle_hook: [{ name: "first", lifecycle_transition: "autoscaling:EC2_INSTANCE_LAUNCHING" }],
        enabled_metrics: isChanged ? ["GroupDesiredCapacity"] : ["GroupMaxSize"],
        protect_from_scale_in: isChanged,
        target_group_arns: isChanged ? ["${aws_lb_target_group.one.arn}"] : [],
        tag: [{ key: "gitlab:stack", value, propagate_at_launch: true }],
      },
    },
    aws_autoscaling_lifecycle_hook: {
      one: {
        name: "gitlab-terminating",
        autoscaling_group_name: "${aws_autoscaling_group.one.name}",
        lifecycle_transition: "autoscaling:EC2_INSTANCE_TERMINATING",
        heartbeat_timeout: isChanged ? 60 : 90,
      },
    },
    aws_autoscaling_policy: {
      one: {
        name: "cpu",
        autoscaling_group_name: "${aws_autoscaling_group.one.name}",
        policy_type: "TargetTrackingScaling",
        target_tracking_configuration: [
          {
            target_value: isChanged ? 50 : 60,
            predefined_metric_specification: [{ predefined_metric_type: "ASGAverageCPUUtilization" }],
          },
        ],
      },
    },
    aws_backup_vault: { one: { name: "gitlab-rights-copies", tags } },
    aws_backup_vault_policy: {
      one: {
        backup_vault_name: "${aws_backup_vault.one.name}",
        policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...statement, Sid: value }] }),
      },
    },
    aws_ec2_tag: { one: { resource_id: "${aws_subnet.one.id}", key: "gitlab:in-use", value } },
    aws_s3_bucket: { one: { bucket: "gitlab-one" }, logs: { bucket: "gitlab-logs" } },
    aws_s3_bucket_logging: {
      one: { bucket: "${aws_s3_bucket.one.id}", target_bucket: "${aws_s3_bucket.logs.id}", target_prefix: `${value}/` },
    },
    aws_ssm_parameter: { one: { name: "/gitlab/rights/box/converge", type: "String", value, tags } },
    aws_ssm_association: {
      one: {
        name: "AWS-UpdateSSMAgent",
        association_name: value,
        targets: [{ key: "InstanceIds", values: ["i-0123456789abcdef0"] }],
        tags,
      },
    },
    aws_db_instance: {
      one: {
        identifier: "gitlab-rights-0a1b",
        engine: "postgres",
        instance_class: "db.m7g.large",
        allocated_storage: isChanged ? 40 : 20,
        username: "gitlab",
        password: "not-a-secret-1",
        backup_retention_period: 7,
        final_snapshot_identifier: "gitlab-rights-0a1b-final",
        apply_immediately: true,
        tags,
      },
    },
  };
}
