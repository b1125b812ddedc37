# pulumi up made this from the stack file. A change on the node is lost at its next converge:
# put additional settings into gitlabRb in the stack file.

require 'json'
node_secrets = JSON.parse(File.read('/etc/gitlab/node-secrets.json'))

## Names
# The load balancer has the certificates; Let's Encrypt would need port 80 open to everybody.
external_url 'https://gitlab.example.com'
registry_external_url 'https://images.example.com'
pages_external_url 'https://pages.example.com'
letsencrypt['enable'] = false

## Objects in S3
# The instance role signs requests; there are no access keys.
# The allowlist is open to everybody, so downloads go straight to S3.
gitlab_rails['object_store']['enabled'] = true
gitlab_rails['object_store']['connection'] = {
  'provider' => 'AWS',
  'region' => 'eu-west-1',
  'use_iam_profile' => true,
}
gitlab_rails['object_store']['proxy_download'] = false
gitlab_rails['object_store']['objects']['artifacts']['bucket'] = 'b-artifacts'
gitlab_rails['object_store']['objects']['external_diffs']['bucket'] = 'b-external-diffs'
gitlab_rails['object_store']['objects']['lfs']['bucket'] = 'b-lfs'
gitlab_rails['object_store']['objects']['uploads']['bucket'] = 'b-uploads'
gitlab_rails['object_store']['objects']['packages']['bucket'] = 'b-packages'
gitlab_rails['object_store']['objects']['dependency_proxy']['bucket'] = 'b-dependency-proxy'
gitlab_rails['object_store']['objects']['terraform_state']['bucket'] = 'b-terraform-state'
gitlab_rails['object_store']['objects']['ci_secure_files']['bucket'] = 'b-ci-secure-files'
gitlab_rails['object_store']['objects']['pages']['bucket'] = 'b-pages'
gitlab_rails['object_store']['objects']['agent_plan_content']['enabled'] = false

## Node
# This node migrates the database, and creates the secrets that other nodes would use.
gitlab_rails['auto_migrate'] = true
package['generate_default_secrets'] = true
package['generate_secrets_json_file'] = false
gitlab_rails['initial_root_password'] = node_secrets['rootPassword']
gitlab_rails['store_initial_root_password'] = false
gitlab_rails['display_initial_root_password'] = false

## Accounts
# Fixed ids: on a newer image, the files of a moved volume belong to the same services.
user['uid'] = 301
user['gid'] = 301
web_server['uid'] = 302
web_server['gid'] = 302
redis['uid'] = 303
redis['gid'] = 303
postgresql['uid'] = 304
postgresql['gid'] = 304
registry['uid'] = 305
registry['gid'] = 305
prometheus['uid'] = 306
prometheus['gid'] = 306

## Services of other nodes
# Omnibus would run them here as well.
puma['enable'] = false
sidekiq['enable'] = false
gitlab_workhorse['enable'] = false
nginx['enable'] = false
gitlab_kas['enable'] = false
gitaly['enable'] = false
postgresql['enable'] = false
redis['enable'] = false
prometheus['enable'] = false
alertmanager['enable'] = false
postgres_exporter['enable'] = false
redis_exporter['enable'] = false

## Backups
# What a restore has to know; Gitaly writes the repositories to S3. The backup script uploads the archive itself:
# GitLab would send an ACL with it, which the bucket refuses.
gitlab_rails['backup_path'] = '/var/opt/gitlab/backups'
gitlab_rails['backup_keep_time'] = 86400

## Mail
gitlab_rails['gitlab_email_enabled'] = true
gitlab_rails['gitlab_email_from'] = 'gitlab@example.com'
gitlab_rails['gitlab_email_reply_to'] = 'gitlab@example.com'
gitlab_rails['smtp_enable'] = true
gitlab_rails['smtp_address'] = 'mail.example.com'
gitlab_rails['smtp_port'] = 587
gitlab_rails['smtp_user_name'] = 'gitlab'
gitlab_rails['smtp_password'] = node_secrets['smtpPassword']
gitlab_rails['smtp_domain'] = 'example.com'
gitlab_rails['smtp_authentication'] = 'login'
gitlab_rails['smtp_tls'] = false
gitlab_rails['smtp_enable_starttls_auto'] = true
gitlab_rails['smtp_openssl_verify_mode'] = 'peer'

## Incoming mail
# Mailroom reads the mailbox here, and on no other node. It starts after the database is migrated.
gitlab_rails['incoming_email_enabled'] = true
gitlab_rails['incoming_email_address'] = 'incoming+%{key}@example.com'
gitlab_rails['incoming_email_delivery_method'] = 'webhook'
mailroom['enable'] = true
gitlab_rails['incoming_email_host'] = 'imap.example.com'
gitlab_rails['incoming_email_port'] = 993
gitlab_rails['incoming_email_ssl'] = true
gitlab_rails['incoming_email_email'] = 'incoming'
gitlab_rails['incoming_email_password'] = node_secrets['incomingMailPassword']
gitlab_rails['incoming_email_mailbox_name'] = 'inbox'
gitlab_rails['incoming_email_idle_timeout'] = 60
gitlab_rails['incoming_email_delete_after_delivery'] = true
gitlab_rails['incoming_email_expunge_deleted'] = false

## Database
# Straight to the instance, whose name follows a failover: migrations would not survive a pooler.
# The certificate is checked, with its name; no other authority than that of the region is trusted for it.
gitlab_rails['db_host'] = 'gitlab.abc.eu-west-1.rds.amazonaws.com'
gitlab_rails['db_port'] = 5432
gitlab_rails['db_database'] = 'gitlabhq_production'
gitlab_rails['db_username'] = "gitlab_#{node_secrets['gitlabDatabase']['current']}"
gitlab_rails['db_password'] = node_secrets['gitlabDatabase'][node_secrets['gitlabDatabase']['current']]
gitlab_rails['db_sslmode'] = 'verify-full'
gitlab_rails['db_sslrootcert'] = '/etc/pki/rds/bundle.pem'
gitlab_rails['db_connect_timeout'] = 5
gitlab_rails['db_tcp_user_timeout'] = 10000
gitlab_rails['db_keepalives'] = 1
gitlab_rails['db_keepalives_idle'] = 10
gitlab_rails['db_keepalives_interval'] = 5
gitlab_rails['db_keepalives_count'] = 3

## Cache
# ElastiCache for Valkey. The name of the primary follows a failover; the package's authorities sign it.
gitlab_rails['redis_host'] = 'master.redis.abc.euw1.cache.amazonaws.com'
gitlab_rails['redis_port'] = 6379
gitlab_rails['redis_password'] = node_secrets['redisToken']
gitlab_rails['redis_ssl'] = true

## Repositories
# On other nodes. Their certificates are from our own authority, which is in /etc/gitlab/trusted-certs.
gitlab_rails['repositories_storages'] = {
  'default' => {
    'gitaly_address' => 'tls://praefect.full.gitlab.internal:3305',
    'gitaly_token' => node_secrets['gitalyToken'],
  },
}

## Registry and Pages
# On other nodes. The URLs alone would start them here; GitLab asks the registry through the load balancer.
registry['enable'] = false
gitlab_rails['registry_enabled'] = true
gitlab_rails['registry_api_url'] = 'https://images.example.com'
gitlab_pages['enable'] = false
gitlab_rails['pages_local_store_enabled'] = false

## Metrics
# For the monitor alone: no rule lets anybody else to these ports.
gitlab_exporter['listen_address'] = '0.0.0.0'
gitlab_exporter['listen_port'] = '9168'
gitlab_exporter['env'] = {
  'PGSSLMODE' => 'verify-full',
  'PGSSLROOTCERT' => '/etc/pki/rds/bundle.pem',
}
node_exporter['listen_address'] = '0.0.0.0:9100'

## From the stack file
gitlab_rails['time_zone'] = 'Europe/Berlin'

