# shellcheck shell=bash
# Plays the AWS CLI: buckets, parameters and secrets are files of the world. Sourced by the stand-in.

play_aws() {
  case "$1 $2" in
    "autoscaling complete-lifecycle-action")
      local hook
      hook=$(option lifecycle-hook-name "$@")
      refused hook && echo "An error occurred (AccessDenied) when calling the CompleteLifecycleAction operation" >&2 && exit 254
      if [[ ! -e $WORLD/hooks/$hook ]]; then # Auto Scaling waits at those that are there
        echo "An error occurred (ValidationError) when calling the CompleteLifecycleAction operation: No active Lifecycle Action found with instance ID $(option instance-id "$@")" >&2 && exit 254
      fi
      rm "$WORLD/hooks/$hook"
      echo "$(option auto-scaling-group-name "$@") $hook $(option lifecycle-action-result "$@") $(option instance-id "$@")" >>"$WORLD/hooks-completed"
      ;;
    "autoscaling "*) play_autoscaling "$@" ;;
    "ssm get-parameter")
      refused parameter && echo "An error occurred (AccessDeniedException) when calling the GetParameter operation" >&2 && exit 254
      local parameter
      parameter=$(option name "$@" | tr / _)
      [[ -f $WORLD/parameters/$parameter ]] || { echo "An error occurred (ParameterNotFound) when calling the GetParameter operation" >&2 && exit 254; }
      cat "$WORLD/parameters/$parameter"
      ;;
    "s3api get-object")
      if refused s3 || { refused s3-records && [[ $(option key "$@") == records/* ]]; }; then
        echo "An error occurred (AccessDenied) when calling the GetObject operation" >&2 && exit 254
      fi
      local file
      file=$WORLD/s3/$(option bucket "$@")/$(option key "$@")
      [[ -f $file ]] || { echo "An error occurred (NoSuchKey) when calling the GetObject operation" >&2 && exit 254; }
      cp "$file" "${!#}"
      echo '{}'
      ;;
    "s3api put-object")
      refused publish && echo "Could not connect to the endpoint URL" >&2 && exit 255
      local target
      target=$WORLD/s3/$(option bucket "$@")/$(option key "$@")
      mkdir -p "$(dirname "$target")"
      cp "$(option body "$@")" "$target"
      echo '{}'
      ;;
    "s3 cp")
      local -a words=("$@")
      local from=${words[-2]} to=${words[-1]}
      [[ $from != s3://* ]] || from=$WORLD/s3/${from#s3://}
      [[ $to != s3://* ]] || to=$WORLD/s3/${to#s3://}
      [[ -f $from ]] || { echo "fatal error: An error occurred (404) when calling the HeadObject operation" >&2 && exit 1; }
      mkdir -p "$(dirname "$to")"
      cp "$from" "$to"
      ;;
    "s3api head-object")
      refused truncated && echo 7 && exit
      stat -c %s "$WORLD/s3/$(option bucket "$@")/$(option key "$@")"
      ;;
    "s3api list-objects-v2") # the time of a file is that of its object
      local bucket found
      bucket=$WORLD/s3/$(option bucket "$@")
      while read -r found; do
        [[ ${found#* } != "$(option prefix "$@")"* ]] || jq -n --arg key "${found#* }" --arg at "$(date -u -d "@${found%% *}" +%FT%T+00:00)" '{key: $key, at: $at}'
      done < <(find "$bucket" -type f -printf '%T@ %P\n' | sort -k 2) | jq -s 'if . == [] then null else . end'
      ;;
    "s3api delete-object") rm "$WORLD/s3/$(option bucket "$@")/$(option key "$@")" ;;
    "rds describe-db-instances")
      refused rds && echo "An error occurred (AccessDenied) when calling the DescribeDBInstances operation" >&2 && exit 254
      cat "$WORLD/restorable" 2>/dev/null || date -u +%FT%T.000Z
      ;;
    "backup list-recovery-points-by-backup-vault")
      refused vault && echo "An error occurred (AccessDeniedException)" >&2 && exit 254
      cat "$WORLD/recovery-points" 2>/dev/null || echo '[]'
      ;;
    "secretsmanager get-secret-value")
      local secret
      secret=$WORLD/secrets/$(option secret-id "$@")
      refused secrets && echo "An error occurred (AccessDeniedException)" >&2 && exit 254
      [[ -f $secret ]] || { echo "An error occurred (ResourceNotFoundException) when calling the GetSecretValue operation" >&2 && exit 254; }
      cat "$secret"
      ;;
    "secretsmanager put-secret-value")
      local value
      value=$(option secret-string "$@")
      cp "${value#file://}" "$WORLD/secrets/$(option secret-id "$@")"
      if [[ -f $WORLD/meanwhile && $* == *" gitlab-secrets "* ]]; then # another node publishes, right afterwards
        cp "$WORLD/meanwhile" "$WORLD/secrets/gitlab-secrets"
        [[ -e $WORLD/meanwhile-always ]] || rm "$WORLD/meanwhile"
      fi
      echo '{}'
      ;;
    "cloudwatch put-metric-data")
      value=$(option metric-data "$@")
      cp "${value#file://}" "$WORLD/metrics.json"
      ;;
    *) echo "the stand-in of aws does not know: $*" >&2 && exit 99 ;;
  esac
}
