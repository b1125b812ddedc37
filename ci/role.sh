#!/bin/bash
# Gives a job its role in AWS: `. ci/role.sh ARN`. Pulumi and the provider trade the job's own token for credentials of that role,
# and do so again when these end, so a long upgrade outlives them. No key is stored anywhere.
#
# With AWS_ENTRY_ROLE_ARN the job enters through that role, of another account (docs/accounts.md). With AWS_STATIC_KEYS_UNTIL, the
# output staticKeysUntil of accounts/, it has the access key in its variables instead of a token: the last resort.

[[ ${1:-} ]] || { echo "ci/role.sh: name the ARN of the role." >&2; return 1; }
if [[ ! ${AWS_ID_TOKEN:-} && ! ${AWS_STATIC_KEYS_UNTIL:-} ]]; then
  echo "ci/role.sh: this job has no AWS_ID_TOKEN: id_tokens in ci/stack.yml asks GitLab for it." >&2
  return 1
fi
# Who assumed what is one query in CloudTrail: at most 64 characters of [\w+=,.@-] (AWS STS API reference, AssumeRoleWithWebIdentity).
AWS_ROLE_SESSION_NAME=$(printf '%s-%s-%s' "$CI_PROJECT_ID" "$CI_PIPELINE_ID" "$CI_JOB_ID" | tr -c '[:alnum:]+=,.@_-' - | cut -c1-64)
# Outside of the project's folder, so that no artifact and no commit can contain it. The token is valid for as long as the job may
# last, which is days, so it goes when the shell of the job ends, and by after_script (ci/stack.yml) if that shell was killed.
role_folder=$(mktemp -d "${TMPDIR:-/tmp}/role-$CI_JOB_ID.XXXXXX")
# shellcheck disable=SC2064 # the folder of now
trap "rm -rf '$role_folder'" EXIT
(umask 077 && printf '%s' "${AWS_ID_TOKEN:-}" >"$role_folder/token")
if [[ ${AWS_STATIC_KEYS_UNTIL:-} ]]; then
  [[ ${AWS_ACCESS_KEY_ID:-} && ${AWS_SECRET_ACCESS_KEY:-} ]] || { echo "ci/role.sh: AWS_STATIC_KEYS_UNTIL is set, and there is no access key." >&2; return 1; }
  echo "WARNING: this job has a static access key of AWS, which ends on $AWS_STATIC_KEYS_UNTIL. Nothing ties it to this branch (docs/accounts.md, static keys)." >&2
  first=$(printf '%s\n' "aws_access_key_id = $AWS_ACCESS_KEY_ID" "aws_secret_access_key = $AWS_SECRET_ACCESS_KEY")
elif [[ ${AWS_ENTRY_ROLE_ARN:-} ]]; then
  first=$(printf '%s\n' "role_arn = $AWS_ENTRY_ROLE_ARN" "web_identity_token_file = $role_folder/token" "role_session_name = $AWS_ROLE_SESSION_NAME")
fi
unset AWS_ID_TOKEN AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_PROFILE
if [[ ${first:-} ]]; then
  (umask 077 && printf '%s\n' "[profile first]" "$first" "[profile role]" "role_arn = $1" "source_profile = first" "role_session_name = $AWS_ROLE_SESSION_NAME" >"$role_folder/config")
  export AWS_CONFIG_FILE=$role_folder/config AWS_PROFILE=role
  unset first AWS_ROLE_ARN AWS_WEB_IDENTITY_TOKEN_FILE AWS_ROLE_SESSION_NAME
else
  export AWS_ROLE_ARN=$1 AWS_WEB_IDENTITY_TOKEN_FILE=$role_folder/token AWS_ROLE_SESSION_NAME
fi
