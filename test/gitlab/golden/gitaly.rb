# pulumi up made this from the stack file. A change on the node is lost at its next converge:
# put additional settings into gitlabRb in the stack file.

require 'json'
node_secrets = JSON.parse(File.read('/etc/gitlab/node-secrets.json'))

## Node
# GitLab does not start unless the data volume is mounted.
# Another node migrates the database and creates the secrets.
high_availability['mountpoint'] = '/var/opt/gitlab'
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
puma['enable'] = false
sidekiq['enable'] = false
gitlab_workhorse['enable'] = false
nginx['enable'] = false
gitlab_kas['enable'] = false
postgresql['enable'] = false
redis['enable'] = false
prometheus['enable'] = false
alertmanager['enable'] = false
gitlab_exporter['enable'] = false
postgres_exporter['enable'] = false
redis_exporter['enable'] = false

## Gitaly
# Stand-alone: nothing is in front of it.
# It asks GitLab's internal API whether somebody may push, through the load balancer inside the VPC.
gitlab_rails['enable'] = false
gitlab_rails['internal_api_url'] = 'https://gitlab.example.com'
gitaly['enable'] = true
gitaly['configuration'] = {
  'tls_listen_addr' => '0.0.0.0:9999',
  'tls' => {
    'certificate_path' => '/etc/gitlab/node-tls/node.crt',
    'key_path' => '/etc/gitlab/node-tls/node.key',
  },
  'prometheus_listen_addr' => '0.0.0.0:9236',
  'auth' => {
    'token' => node_secrets['gitalyToken'],
  },
  'storage' => [{
    'name' => 'gitaly-2',
    'path' => '/var/opt/gitlab/git-data/repositories',
  }],
  'pack_objects_cache' => {
    'enabled' => true,
  },
  'backup' => {
    'go_cloud_url' => 's3://b-gitaly-backups?region=eu-west-1',
  },
}
gitaly['env'] = {
  'NTP_HOST' => '169.254.169.123',
}

## Metrics
# For the monitor alone: no rule lets anybody else to these ports.
node_exporter['listen_address'] = '0.0.0.0:9100'

