# shellcheck shell=bash disable=SC2154
# GitLab's accounts have fixed ids (gitlab/accounts.ts), so a volume belongs to the same services on every image. Sourced.

# Refuses before anything is written: reconfigure would fail half-way, or rename the owner of files on the volume.
check_accounts() {
  local -A id_of=() name_of=()
  local account database holder held name id
  for account in $ACCOUNTS; do
    name=${account%:*} id=${account#*:}
    id_of[$name]=$id name_of[$id]=$name
  done
  for database in passwd group; do
    while IFS=: read -r holder _ held _; do
      name=${name_of[$held]:-$holder} id=${id_of[$holder]:-$held}
      [[ $holder == "$name" ]] ||
        failed "$holder has the id $held in $database, which belongs to GitLab's $name: it would own the files of $name on the data volume; use an image without $holder (amiId), or without the package that creates it, and raise the generation"
      [[ $held == "$id" ]] ||
        failed "$holder has the id $held in $database instead of $id: it would not own its files on the data volume; use an image where GitLab is not configured yet (amiId), and raise the generation"
    done < <(getent "$database" "${!id_of[@]}" "${!name_of[@]}" || true) # it fails if it has not all of them
  done
}

# The files of another installation may belong to other ids. A folder that root owns is from a run that was cut off before it
# set the owner.
check_owners() {
  local row folder name id owner
  for row in git-data/repositories:git postgresql/data:gitlab-psql redis:gitlab-redis prometheus:gitlab-prometheus; do
    folder=${row%:*} name=${row#*:}
    [[ -d $data/$folder ]] || continue
    id=$(tr ' ' '\n' <<<"$ACCOUNTS" | sed -n "s/^$name://p")
    owner=$(find "$data/$folder" -maxdepth 0 ! -uid "$id" ! -uid 0 -printf '%U')
    [[ -z $owner ]] ||
      failed "$folder on the data volume belongs to the id $owner instead of $id ($name): it comes from another installation; change its files to the ids of this project first (docs/operations.md, adopt what exists)"
  done
}
