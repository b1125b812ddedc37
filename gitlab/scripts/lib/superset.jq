# The superset of two sets of secrets: every key of either. The inputs are $old and $new (one file each, as --slurpfile reads
# them) and $local, the paths that each node decides for itself: there the old value stays. A null counts as absent: GitLab
# writes every key it knows, with null for those it does not use.
# Returns the superset, and the paths where both have different values; a list is one value.
def superset($old; $new; $path):
  if $new == null then {secrets: $old, changed: []}
  elif $old == null then {secrets: $new, changed: []}
  elif ($old | type) == "object" and ($new | type) == "object" then
    reduce ($old + $new | keys_unsorted[]) as $key ({secrets: {}, changed: []};
      superset($old[$key]; $new[$key]; $path + [$key]) as $part
      | .secrets[$key] = $part.secrets
      | .changed += $part.changed)
  elif $old == $new or ($local | index([$path])) then {secrets: $old, changed: []}
  else {secrets: $old, changed: [$path | join(".")]}
  end;

def only: if length == 1 and (.[0] | type) == "object" then .[0] else error("not one JSON object") end;

superset($old | only; $new | only; [])
