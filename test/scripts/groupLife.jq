# The life of an Auto Scaling group, a tick for each look at it: nodes join after two ticks, or are given up if their version is
# broken; a refresh replaces one node at a time, a new one first. Three results: the group after $call, an error, and the answer.

def staying: [.nodes[] | select(.state != "Terminating:Wait")];
def launch($version): .launched += 1
  | .nodes += [{id: "i-new-\(.launched)", version: $version, state: "Pending:Wait", health: "Healthy", age: 0}];

def join: reduce (.nodes[] | select(.state == "Pending:Wait" and .age >= 2)) as $node (.;
  if .broken | index($node.version)
  then (.nodes |= map(select(.id != $node.id))) | .failures += 1
    | .activities = [{StartTime: "\(now | todate) \(.launched)", StatusCode: "Cancelled", Description: "Launching a new EC2 instance: \($node.id)",
        StatusMessage: "Instance failed to complete user's Lifecycle Action"}] + .activities
  else .nodes |= map(if .id == $node.id then .state = "InService" else . end) end);

def replace($version; done): (staying | map(select(.version != $version))[0]) as $old
  | if any(.nodes[]; .state == "Pending:Wait") then .
    elif $old == null then done
    elif (staying | length) > .desired then .nodes |= map(if .id == $old.id then .state = "Terminating:Wait" | .age = 0 else . end)
    else launch($version) end;

def ends($status): .refreshes[0].status = $status;
def refresh: .refreshes[0] as $it
  | if $it.status == "Pending" then ends("InProgress") | .failures = 0
    elif $it.status == "InProgress" and .outcome and (any(.nodes[]; .version == $it.version)) then ends(.outcome) | .refreshes[0].reason = .why
    elif $it.status == "InProgress" and .failures > 0 then ends("RollbackInProgress") | .refreshes[0].rollback = "Launches fail."
    elif $it.status == "InProgress" then replace($it.version; ends("Successful") | .version = $it.version)
    elif $it.status == "RollbackInProgress" then replace($it.before; ends("RollbackSuccessful"))
    elif $it.status == "Cancelling" then ends("Cancelled")
    elif (staying | length) < .desired then launch(.version)
    else . end;

def tick: .nodes |= map(.age += 1) | join | .nodes |= map(select(.state != "Terminating:Wait" or .age < 3)) | refresh;
def active: (.refreshes[0].status // "") | IN("Pending", "InProgress", "Cancelling", "RollbackInProgress");
def with($version; $template): {LaunchTemplateId: $template, LaunchTemplateName: "named", Version: $version};

(.template as $named
| if $call == "describe-auto-scaling-groups" then
    if .absent > 0 then .absent -= 1 | .answer = {AutoScalingGroups: []}
    else tick | .answer = {AutoScalingGroups: [{AutoScalingGroupName: .name, MinSize: .min, DesiredCapacity: .desired,
      LaunchTemplate: with(.version; $named), Instances: [.nodes[] | {InstanceId: .id, LifecycleState: .state,
        HealthStatus: .health, LaunchTemplate: with(.version; $named)}]}]} end
  elif $call == "describe-instance-refreshes" then
    tick | .answer = {InstanceRefreshes: [.refreshes[] | {InstanceRefreshId: .id, Status: .status, StatusReason: .reason,
      PercentageComplete: 0, InstancesToUpdate: 1, RollbackDetails: {RollbackReason: .rollback},
      DesiredConfiguration: {LaunchTemplate: {LaunchTemplateId: $named, Version: .version}}}]}
  elif $call == "describe-scaling-activities" then .answer = {Activities: .activities}
  elif $call == "start-instance-refresh" then
    if active then .error = "InstanceRefreshInProgress"
    else .refreshes = [{id: "refresh-\(.refreshes | length)", status: "Pending", before: .version,
        version: $input.DesiredConfiguration.LaunchTemplate.Version}] + .refreshes
      | .preferences = $input.Preferences | .answer = .refreshes[0].id end
  elif $call == "cancel-instance-refresh" then
    if active then ends("Cancelling") | .answer = {} else .error = "ActiveInstanceRefreshNotFound" end
  elif $call == "update-auto-scaling-group" then .version = ($template | sub(".*Version="; "")) | .answer = {}
  elif $call == "terminate-instance-in-auto-scaling-group" then
    .nodes |= map(if .id == $instance then .state = "Terminating:Wait" | .age = 0 else . end) | .answer = {}
  else .error = "UnknownCall" end)
| del(.answer, .error), .error, .answer
