#!/bin/bash
# Gives a job its role in AWS: `. ci/role.sh ARN`. Pulumi and the provider trade the job's own token for credentials of that role,
# and do so again when these end, so a long upgrade outlives them. No key is stored anywhere.

[[ ${1:-} ]] || { echo "ci/role.sh: name the ARN of the role." >&2; return 1; }
if [[ ! ${AWS_ID_TOKEN:-} ]]; then
  echo "ci/role.sh: this job has no AWS_ID_TOKEN: id_tokens in ci/stack.yml asks GitLab for it." >&2
  return 1
fi
# Beside the project's folder, so that no artifact and no commit can contain it.
role_folder=$(mktemp -d)
(umask 077 && printf '%s' "$AWS_ID_TOKEN" >"$role_folder/token")
unset AWS_ID_TOKEN AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_PROFILE
# Who assumed what is one query in CloudTrail: at most 64 characters of [\w+=,.@-] (AWS STS API reference, AssumeRoleWithWebIdentity).
export AWS_ROLE_ARN=$1 AWS_WEB_IDENTITY_TOKEN_FILE=$role_folder/token
AWS_ROLE_SESSION_NAME=$(printf '%s-%s-%s' "$CI_PROJECT_ID" "$CI_PIPELINE_ID" "$CI_JOB_ID" | tr -c '[:alnum:]+=,.@_-' - | cut -c1-64)
export AWS_ROLE_SESSION_NAME
