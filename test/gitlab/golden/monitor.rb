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
gitaly['enable'] = false
postgresql['enable'] = false
redis['enable'] = false
alertmanager['enable'] = false
gitlab_exporter['enable'] = false
postgres_exporter['enable'] = false
redis_exporter['enable'] = false

## Prometheus
# It reads every node: those with names by their names, those of groups as EC2 lists them. The label node says which one, or of
# which group. The package's own rules stay. There is no Alertmanager: alarms are CloudWatch's, which work without this node.
gitlab_rails['enable'] = false
prometheus['enable'] = true
prometheus['listen_address'] = '0.0.0.0:9090'
prometheus['monitor_kubernetes'] = false
prometheus['flags'] = {
  'storage.tsdb.retention.time' => '30d',
  'storage.tsdb.retention.size' => '75GB',
}
prometheus['scrape_configs'] = [{
  'job_name' => 'node',
  'static_configs' => [{
    'targets' => ['toolbox-1.full.gitlab.internal:9100'],
    'labels' => {
      'node' => 'toolbox-1',
    },
  }, {
    'targets' => ['cluster-1.full.gitlab.internal:9100'],
    'labels' => {
      'node' => 'cluster-1',
    },
  }, {
    'targets' => ['cluster-2.full.gitlab.internal:9100'],
    'labels' => {
      'node' => 'cluster-2',
    },
  }, {
    'targets' => ['cluster-3.full.gitlab.internal:9100'],
    'labels' => {
      'node' => 'cluster-3',
    },
  }, {
    'targets' => ['praefect-1.full.gitlab.internal:9100'],
    'labels' => {
      'node' => 'praefect-1',
    },
  }, {
    'targets' => ['praefect-2.full.gitlab.internal:9100'],
    'labels' => {
      'node' => 'praefect-2',
    },
  }, {
    'targets' => ['praefect-3.full.gitlab.internal:9100'],
    'labels' => {
      'node' => 'praefect-3',
    },
  }, {
    'targets' => ['localhost:9100'],
    'labels' => {
      'node' => 'monitor-1',
    },
  }],
  'ec2_sd_configs' => [{
    'region' => 'eu-west-1',
    'port' => 9100,
    'filters' => [{
      'name' => 'tag:gitlab:stack',
      'values' => ['full'],
    }, {
      'name' => 'tag:gitlab:node',
      'values' => ['rails', 'sidekiq'],
    }, {
      'name' => 'instance-state-name',
      'values' => ['running'],
    }],
  }],
  'relabel_configs' => [{
    'source_labels' => ['__meta_ec2_tag_gitlab_node'],
    'regex' => '(.+)',
    'target_label' => 'node',
  }, {
    'source_labels' => ['__meta_ec2_instance_id'],
    'regex' => '(.+)',
    'target_label' => 'instance_id',
  }],
}, {
  'job_name' => 'gitaly',
  'static_configs' => [{
    'targets' => ['cluster-1.full.gitlab.internal:9236'],
    'labels' => {
      'node' => 'cluster-1',
    },
  }, {
    'targets' => ['cluster-2.full.gitlab.internal:9236'],
    'labels' => {
      'node' => 'cluster-2',
    },
  }, {
    'targets' => ['cluster-3.full.gitlab.internal:9236'],
    'labels' => {
      'node' => 'cluster-3',
    },
  }],
}, {
  'job_name' => 'praefect',
  'static_configs' => [{
    'targets' => ['praefect-1.full.gitlab.internal:9652'],
    'labels' => {
      'node' => 'praefect-1',
    },
  }, {
    'targets' => ['praefect-2.full.gitlab.internal:9652'],
    'labels' => {
      'node' => 'praefect-2',
    },
  }, {
    'targets' => ['praefect-3.full.gitlab.internal:9652'],
    'labels' => {
      'node' => 'praefect-3',
    },
  }],
}, {
  'job_name' => 'gitlab-rails',
  'ec2_sd_configs' => [{
    'region' => 'eu-west-1',
    'port' => 8083,
    'filters' => [{
      'name' => 'tag:gitlab:stack',
      'values' => ['full'],
    }, {
      'name' => 'tag:gitlab:node',
      'values' => ['rails'],
    }, {
      'name' => 'instance-state-name',
      'values' => ['running'],
    }],
  }],
  'relabel_configs' => [{
    'source_labels' => ['__meta_ec2_tag_gitlab_node'],
    'regex' => '(.+)',
    'target_label' => 'node',
  }, {
    'source_labels' => ['__meta_ec2_instance_id'],
    'regex' => '(.+)',
    'target_label' => 'instance_id',
  }],
}, {
  'job_name' => 'gitlab-workhorse',
  'ec2_sd_configs' => [{
    'region' => 'eu-west-1',
    'port' => 9229,
    'filters' => [{
      'name' => 'tag:gitlab:stack',
      'values' => ['full'],
    }, {
      'name' => 'tag:gitlab:node',
      'values' => ['rails'],
    }, {
      'name' => 'instance-state-name',
      'values' => ['running'],
    }],
  }],
  'relabel_configs' => [{
    'source_labels' => ['__meta_ec2_tag_gitlab_node'],
    'regex' => '(.+)',
    'target_label' => 'node',
  }, {
    'source_labels' => ['__meta_ec2_instance_id'],
    'regex' => '(.+)',
    'target_label' => 'instance_id',
  }],
}, {
  'job_name' => 'registry',
  'ec2_sd_configs' => [{
    'region' => 'eu-west-1',
    'port' => 5001,
    'filters' => [{
      'name' => 'tag:gitlab:stack',
      'values' => ['full'],
    }, {
      'name' => 'tag:gitlab:node',
      'values' => ['rails'],
    }, {
      'name' => 'instance-state-name',
      'values' => ['running'],
    }],
  }],
  'relabel_configs' => [{
    'source_labels' => ['__meta_ec2_tag_gitlab_node'],
    'regex' => '(.+)',
    'target_label' => 'node',
  }, {
    'source_labels' => ['__meta_ec2_instance_id'],
    'regex' => '(.+)',
    'target_label' => 'instance_id',
  }],
}, {
  'job_name' => 'gitlab-sidekiq',
  'ec2_sd_configs' => [{
    'region' => 'eu-west-1',
    'port' => 8082,
    'filters' => [{
      'name' => 'tag:gitlab:stack',
      'values' => ['full'],
    }, {
      'name' => 'tag:gitlab:node',
      'values' => ['sidekiq'],
    }, {
      'name' => 'instance-state-name',
      'values' => ['running'],
    }],
  }],
  'relabel_configs' => [{
    'source_labels' => ['__meta_ec2_tag_gitlab_node'],
    'regex' => '(.+)',
    'target_label' => 'node',
  }, {
    'source_labels' => ['__meta_ec2_instance_id'],
    'regex' => '(.+)',
    'target_label' => 'instance_id',
  }],
}, {
  'job_name' => 'gitlab_exporter_database',
  'metrics_path' => '/database',
  'static_configs' => [{
    'targets' => ['toolbox-1.full.gitlab.internal:9168'],
    'labels' => {
      'node' => 'toolbox-1',
    },
  }],
}, {
  'job_name' => 'gitlab_exporter_sidekiq',
  'metrics_path' => '/sidekiq',
  'static_configs' => [{
    'targets' => ['toolbox-1.full.gitlab.internal:9168'],
    'labels' => {
      'node' => 'toolbox-1',
    },
  }],
}, {
  'job_name' => 'gitlab_exporter_ruby',
  'metrics_path' => '/ruby',
  'static_configs' => [{
    'targets' => ['toolbox-1.full.gitlab.internal:9168'],
    'labels' => {
      'node' => 'toolbox-1',
    },
  }],
}]

