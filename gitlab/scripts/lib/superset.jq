# The superset of two sets of secrets: every key of either. Given $old and $new (one file each, as --slurpfile makes them)
# and $local, the paths that each node decides for itself: there the old value stays. What a set says as null it does not
# say: GitLab writes every key it knows, with null for those it does not use.
# Answers with the superset, and with the paths of what both say, but not alike; a list is one value.
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
