# shellcheck shell=bash disable=SC2154
# Plays Auto Scaling: each group is a file of the world, and lives on with each look at it (groupLife.jq). Sourced by the stand-in.

play_autoscaling() {
  local call=$2 input instance file name after error answer
  input=$(option cli-input-json "$@")
  if [[ -n $input ]]; then input=$(<"${input#file://}"); else input='{}'; fi
  instance=$(option instance-id "$@")
  name=$(option auto-scaling-group-name "$@")$(option auto-scaling-group-names "$@")
  [[ $input == '{}' ]] || name=$(jq -r .AutoScalingGroupName <<<"$input")
  [[ -n $name ]] || name=$(basename "$(grep -l "\"$instance\"" "$WORLD"/groups/*)") # a node names only itself
  file=$WORLD/groups/$name
  refused "$call" && refuse_autoscaling "$call" AccessDenied
  if [[ -e $WORLD/outages ]]; then # a line for each call that fails
    sed -i 1d "$WORLD/outages"
    [[ -s $WORLD/outages ]] || rm "$WORLD/outages"
    echo "Could not connect to the endpoint URL" >&2 && exit 255
  fi
  { read -r after && read -r error && read -r answer; } < <(
    jq -c --arg call "$call" --argjson input "$input" --arg template "$(option launch-template "$@")" --arg instance "$instance" \
      "$(<"$parts/../groupLife.jq")" "$file"
  )
  echo "$after" >"$file"
  [[ $error == null ]] || refuse_autoscaling "$call" "$error"
  jq -r . <<<"$answer"
}

refuse_autoscaling() {
  echo "An error occurred ($2) when calling the $1 operation: no" >&2
  exit 254
}
