# shellcheck shell=bash disable=SC2154
# GitLab's accounts have fixed ids (gitlab/accounts.ts), so a volume belongs to the same services on every image. Sourced.

# Refuses before anything is written: reconfigure would fail half-way, or rename the owner of files on the volume.
check_accounts() {
  local account name id database holder held
  for account in $ACCOUNTS; do
    name=${account%:*} id=${account#*:}
    for database in passwd group; do
      holder=$(getent "$database" "$id" | cut -d: -f1) || true
      [[ -z $holder || $holder == "$name" ]] ||
        failed "$holder has the id $id in $database, which belongs to GitLab's $name: it would own the files of $name on the data volume; use an image without $holder (amiId), or without the package that creates it, and raise the generation"
      held=$(getent "$database" "$name" | cut -d: -f3) || true
      [[ -z $held || $held == "$id" ]] ||
        failed "$name has the id $held in $database instead of $id: it would not own its files on the data volume; use an image where GitLab is not configured yet (amiId), and raise the generation"
    done
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
