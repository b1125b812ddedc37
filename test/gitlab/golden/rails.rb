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

## NGINX
# The load balancer opens a new TLS connection to the node and sends the client's address with proxy protocol v2.
# Only its subnets are trusted: in a wider range, users could forge their address.
gitlab_rails['nginx']['listen_port'] = 443
gitlab_rails['nginx']['listen_https'] = true
gitlab_rails['nginx']['redirect_http_to_https'] = true
gitlab_rails['nginx']['redirect_http_to_https_port'] = 80
gitlab_rails['nginx']['ssl_certificate'] = '/etc/gitlab/ssl/hop.crt'
gitlab_rails['nginx']['ssl_certificate_key'] = '/etc/gitlab/ssl/hop.key'
gitlab_rails['nginx']['proxy_protocol'] = true
gitlab_rails['nginx']['real_ip_header'] = 'proxy_protocol'
gitlab_rails['nginx']['real_ip_trusted_addresses'] = ['10.0.4.0/24', '10.0.5.0/24']
registry['nginx']['listen_port'] = 443
registry['nginx']['listen_https'] = true
registry['nginx']['redirect_http_to_https'] = true
registry['nginx']['redirect_http_to_https_port'] = 80
registry['nginx']['ssl_certificate'] = '/etc/gitlab/ssl/hop.crt'
registry['nginx']['ssl_certificate_key'] = '/etc/gitlab/ssl/hop.key'
registry['nginx']['proxy_protocol'] = true
registry['nginx']['real_ip_header'] = 'proxy_protocol'
registry['nginx']['real_ip_trusted_addresses'] = ['10.0.4.0/24', '10.0.5.0/24']
gitlab_pages['nginx']['listen_port'] = 443
gitlab_pages['nginx']['listen_https'] = true
gitlab_pages['nginx']['redirect_http_to_https'] = true
gitlab_pages['nginx']['redirect_http_to_https_port'] = 80
gitlab_pages['nginx']['ssl_certificate'] = '/etc/gitlab/ssl/hop.crt'
gitlab_pages['nginx']['ssl_certificate_key'] = '/etc/gitlab/ssl/hop.key'
gitlab_pages['nginx']['proxy_protocol'] = true
gitlab_pages['nginx']['real_ip_header'] = 'proxy_protocol'
gitlab_pages['nginx']['real_ip_trusted_addresses'] = ['10.0.4.0/24', '10.0.5.0/24']
gitlab_rails['trusted_proxies'] = ['10.0.4.0/24', '10.0.5.0/24']

## Readiness
# Health checks have a separate server that answers nothing else. Checks of a target group with proxy protocol
# carry its header on any port, so the server listens twice.
# It forwards to Workhorse; without X-Forwarded-Proto Workhorse would redirect, which counts as a failed check.
# Caching is off, since it is on for all servers by default: a cached answer must not count as a current one.
nginx['custom_nginx_config'] = 'server {
  listen 0.0.0.0:8888;
  listen 0.0.0.0:8889 proxy_protocol;
  server_tokens off;
  access_log off;
  allow 127.0.0.1;
  allow 10.0.4.0/24;
  allow 10.0.5.0/24;
  deny all;
  location = /-/readiness {
    proxy_cache off;
    proxy_set_header Host gitlab.example.com;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto https;
    proxy_set_header X-Forwarded-Ssl on;
    proxy_pass http://gitlab-workhorse;
  }
  location / { return 404; }
}
'
gitlab_rails['monitoring_whitelist'] = ['127.0.0.0/8', '::1/128', '10.0.4.0/24', '10.0.5.0/24']

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

## Container registry
# What it knows about images is in a database of its own, which the toolbox migrates.
# Buckets refuse ACLs, so the driver must not send one (objectownership), as it does by default.
registry['enable'] = true
registry['debug_addr'] = '0.0.0.0:5001'
registry['auto_migrate'] = false
registry['database'] = {
  'enabled' => true,
  'host' => 'gitlab.abc.eu-west-1.rds.amazonaws.com',
  'port' => 5432,
  'dbname' => 'registry',
  'user' => "registry_#{node_secrets['registryDatabase']['current']}",
  'password' => node_secrets['registryDatabase'][node_secrets['registryDatabase']['current']],
  'sslmode' => 'verify-full',
  'sslrootcert' => '/etc/pki/rds/bundle.pem',
  'pool' => {
    'maxopen' => 25,
  },
}
registry['storage'] = {
  's3_v2' => {
    'bucket' => 'b-registry',
    'region' => 'eu-west-1',
    'objectownership' => true,
  },
  'redirect' => {
    'disable' => false,
  },
}

## Pages
# Sites are served only from S3.
gitlab_pages['enable'] = true
gitlab_pages['enable_disk'] = false
gitlab_rails['pages_local_store_enabled'] = false

## Node
# Another node migrates the database and creates the secrets.
gitlab_rails['auto_migrate'] = false
package['generate_default_secrets'] = false

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
sidekiq['enable'] = false
gitaly['enable'] = false
postgresql['enable'] = false
redis['enable'] = false
prometheus['enable'] = false
alertmanager['enable'] = false
gitlab_exporter['enable'] = false
postgres_exporter['enable'] = false
redis_exporter['enable'] = false

## Puma
# 8 workers: one per vCPU (8), but no more than 16 GiB less 1.5 GiB allow at 1 GiB each.
puma['worker_processes'] = 8

## Agents for Kubernetes
# GitLab derives their address from external_url: wss, which passes the load balancer like any HTTPS.
# An agent is connected to one node; the others find that node in Redis, and ask it.
gitlab_kas['enable'] = true
gitlab_kas['private_api_listen_address'] = '0.0.0.0:8155'
gitlab_kas['env'] = {
  'SSL_CERT_DIR' => '/opt/gitlab/embedded/ssl/certs/',
  'OWN_PRIVATE_API_CIDR' => '10.0.0.0/16',
}

## Git over SSH
# gitlab-sshd answers; OpenSSH is not used. An SSH server speaks first, so there is no proxy protocol here:
# the load balancer preserves the client's address instead.
gitlab_sshd['enable'] = true
gitlab_sshd['listen_address'] = '0.0.0.0:2222'
gitlab_sshd['proxy_protocol'] = false
gitlab_sshd['generate_host_keys'] = false
gitlab_rails['gitlab_shell_ssh_port'] = 22

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
# Another node reads the mailbox.
gitlab_rails['incoming_email_enabled'] = true
gitlab_rails['incoming_email_address'] = 'incoming+%{key}@example.com'
gitlab_rails['incoming_email_delivery_method'] = 'webhook'
mailroom['enable'] = false

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

## Leaving
# A node that leaves takes no more connections. Its clones, pushes and uploads have this long to end.
gitlab_sshd['grace_period'] = 3600
gitlab_workhorse['shutdown_timeout'] = '3600s'
registry['http_draintimeout'] = '3600s'
gitlab_pages['server_shutdown_timeout'] = '3600s'

## Metrics
# For the monitor alone: no rule lets anybody else to these ports.
puma['exporter_enabled'] = true
puma['exporter_address'] = '0.0.0.0'
puma['exporter_port'] = 8083
gitlab_rails['prometheus_address'] = 'monitor-1.full.gitlab.internal:9090'
gitlab_workhorse['prometheus_listen_addr'] = '0.0.0.0:9229'
node_exporter['listen_address'] = '0.0.0.0:9100'

## From the stack file
gitlab_rails['time_zone'] = 'Europe/Berlin'

