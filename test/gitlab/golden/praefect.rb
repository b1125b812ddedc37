# pulumi up made this from the stack file. A change on the node is lost at its next converge:
# put additional settings into gitlabRb in the stack file.

require 'json'
node_secrets = JSON.parse(File.read('/etc/gitlab/node-secrets.json'))

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
gitlab_exporter['enable'] = false
postgres_exporter['enable'] = false
redis_exporter['enable'] = false

## Praefect
# Every member has every repository. The first Praefect migrates the database, before the others.
# Clients have one token, members another: whoever has the former cannot bypass Praefect.
gitlab_rails['enable'] = false
praefect['enable'] = true
praefect['auto_migrate'] = true
praefect['configuration'] = {
  'tls_listen_addr' => '0.0.0.0:3305',
  'tls' => {
    'certificate_path' => '/etc/gitlab/node-tls/node.crt',
    'key_path' => '/etc/gitlab/node-tls/node.key',
  },
  'prometheus_listen_addr' => '0.0.0.0:9652',
  'prometheus_exclude_database_from_default_metrics' => true,
  'auth' => {
    'token' => node_secrets['gitalyToken'],
  },
  'database' => {
    'host' => 'gitlab.abc.eu-west-1.rds.amazonaws.com',
    'port' => 5432,
    'dbname' => 'praefect_production',
    'user' => "praefect_#{node_secrets['praefectDatabase']['current']}",
    'password' => node_secrets['praefectDatabase'][node_secrets['praefectDatabase']['current']],
    'sslmode' => 'verify-full',
    'sslrootcert' => '/etc/pki/rds/bundle.pem',
  },
  'virtual_storage' => [{
    'name' => 'default',
    'node' => [{
      'storage' => 'cluster-1',
      'address' => 'tls://cluster-1.full.gitlab.internal:9999',
      'token' => node_secrets['memberToken'],
    }, {
      'storage' => 'cluster-2',
      'address' => 'tls://cluster-2.full.gitlab.internal:9999',
      'token' => node_secrets['memberToken'],
    }, {
      'storage' => 'cluster-3',
      'address' => 'tls://cluster-3.full.gitlab.internal:9999',
      'token' => node_secrets['memberToken'],
    }],
  }],
}

## Metrics
# For the monitor alone: no rule lets anybody else to these ports.
node_exporter['listen_address'] = '0.0.0.0:9100'

