# shellcheck shell=bash disable=SC2154
# Plays Auto Scaling: each group is a file of the world, and lives on with each look at it (groupLife.jq). Sourced by the stand-in.

play_autoscaling() {
  local file name input='{}'
  [[ -z $(option cli-input-json "$@") ]] || { input=$(option cli-input-json "$@") && input=$(<"${input#file://}"); }
  name=$(option auto-scaling-group-name "$@")$(option auto-scaling-group-names "$@")$(jq -r '.AutoScalingGroupName // empty' <<<"$input")
  for file in "$WORLD"/groups/*; do # a node names only itself
    [[ -n $name ]] || ! grep -q "\"$(option instance-id "$@")\"" "$file" || name=${file##*/}
  done
  file=$WORLD/groups/$name
  refused "$2" && refuse_autoscaling "$2" AccessDenied
  if [[ -e $WORLD/outages ]]; then
    sed -i 1d "$WORLD/outages"
    [[ -s $WORLD/outages ]] || rm "$WORLD/outages"
    echo "Could not connect to the endpoint URL" >&2 && exit 255
  fi
  jq --arg call "$2" --argjson input "$input" --arg template "$(option launch-template "$@")" \
    --arg instance "$(option instance-id "$@")" \
    '{call: $call, input: $input, template: $template, instance: $instance} as $do | '"$(<"$parts/../groupLife.jq")" "$file" >"$file.new"
  mv "$file.new" "$file"
  [[ $(jq -r '.error // empty' "$file") == "" ]] || refuse_autoscaling "$2" "$(take_from "$file" error)"
  take_from "$file" answer
}

refuse_autoscaling() {
  echo "An error occurred ($2) when calling the $1 operation: no" >&2
  exit 254
}

take_from() { # FILE WHAT: prints it and removes it, so that it is not answered twice
  jq -r ".$2" "$1"
  jq "del(.$2)" "$1" >"$1.new" && mv "$1.new" "$1"
}
