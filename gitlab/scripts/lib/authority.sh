# shellcheck shell=bash disable=SC2154
# The authorities for TLS between nodes, and the certificate of each node. Only the toolbox reads the keys of authorities.
# Sourced.
#
# One authority issues. Another one may be trusted as well, while one is replaced: pulumi up makes all nodes trust the new one,
# a second pulumi up lets it issue, a third one drops the old one. Each waits for every node.

# Validity, and how much has to be left of a certificate; otherwise it is issued again.
authority_days=3650
certificate_days=365
least_days=120

# Keys are only in memory: /run is a tmpfs. A run that was cut off may have left some.
open_workshop() {
  rm -rf "$root"/run/gitlab-authority.*
  mkdir -p "$root/run"
  workshop=$(mktemp -d "$root/run/gitlab-authority.XXXXXX")
}

close_workshop() { rm -rf "$workshop"; }

# fetch SECRET FILE: an object; an empty one if nothing was published yet.
fetch() {
  local status=0
  read_secret "$1" >"$2" || status=$?
  ((status == 0 || status == 2)) || failed "cannot read the secret $1"
  ((status == 0)) || echo '{}' >"$2"
  jq -e 'type == "object"' "$2" >/dev/null 2>&1 ||
    failed "the secret $1 is not a JSON object. Nothing was changed; put the last good value back (AWSPREVIOUS in Secrets Manager)"
}

# put_if_changed WHAT SECRET OLD NEW
put_if_changed() {
  ! same_json "$3" "$4" || return 0
  aws secretsmanager put-secret-value --region "$REGION" --secret-id "$2" --secret-string "file://$4" >/dev/null ||
    failed "$1 could not be published: see the error from aws above"
  say "published $1"
}

# Creates the authorities that the stack file wants and that do not exist, and forgets the others. Nodes learn of them before
# one of them issues anything.
make_authorities() {
  local generation
  [[ " $AUTHORITIES " == *" $ISSUING_AUTHORITY "* ]] || failed "the authority $ISSUING_AUTHORITY cannot issue: nodes trust only $AUTHORITIES"
  open_workshop
  fetch "$AUTHORITIES_SECRET" "$workshop/was.json"
  fetch "$TRUSTED_SECRET" "$workshop/trusted-was.json"
  echo '{}' >"$workshop/is.json"
  for generation in $AUTHORITIES; do
    check_not_lost "$generation"
    authority "$generation" >"$workshop/one.json"
    jq --arg generation "$generation" --slurpfile one "$workshop/one.json" '.[$generation] = $one[0]' "$workshop/is.json" >"$workshop/more.json"
    mv "$workshop/more.json" "$workshop/is.json"
  done
  put_if_changed "the authorities" "$AUTHORITIES_SECRET" "$workshop/was.json" "$workshop/is.json"
  jq 'map_values(.certificate)' "$workshop/is.json" >"$workshop/trusted.json"
  put_if_changed "the trusted authorities" "$TRUSTED_SECRET" "$workshop/trusted-was.json" "$workshop/trusted.json"
  close_workshop
}

# A new authority under the number of one that nodes trust would cut them off from each other, one after the other.
check_not_lost() {
  jq -en --arg generation "$1" --slurpfile was "$workshop/was.json" --slurpfile trusted "$workshop/trusted-was.json" \
    '($was[0] | has($generation)) or ($trusted[0] | has($generation) | not)' >/dev/null ||
    failed "nodes trust the authority $1, but $AUTHORITIES_SECRET does not have its key: put the last good value back (AWSPREVIOUS in Secrets Manager), or replace the authority by another one, in three runs of pulumi up"
}

# authority GENERATION: the existing one, or a new one. It can issue only for names of the nodes.
authority() {
  jq -e --arg generation "$1" '.[$generation] // empty' "$workshop/was.json" && return
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days "$authority_days" \
    -subj "/O=GitLab $NODE_DOMAIN/CN=Authority $1" -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' \
    -addext 'keyUsage=critical,keyCertSign,cRLSign' -addext "nameConstraints=critical,permitted;DNS:$NODE_DOMAIN" \
    -keyout "$workshop/new.key" -out "$workshop/new.crt" 2>/dev/null
  jq -n --rawfile key "$workshop/new.key" --rawfile certificate "$workshop/new.crt" '{key: $key, certificate: $certificate}'
}

# Issues a certificate to every node that has none, or one that is about to expire, has other names, or is from another
# authority.
issue_certificates() {
  local row part node secret names
  open_workshop
  fetch "$AUTHORITIES_SECRET" "$workshop/authorities.json"
  for part in key certificate; do
    jq -er --arg generation "$ISSUING_AUTHORITY" --arg part "$part" '.[$generation][$part]' "$workshop/authorities.json" >"$workshop/authority.$part" ||
      failed "the authority $ISSUING_AUTHORITY does not exist yet: the step make_authorities creates it"
  done
  for row in $CERTIFICATES; do
    IFS='=' read -r node secret names <<<"$row"
    fetch "$secret" "$workshop/was.json"
    is_good "$names" || issue "$node" "$secret" "$names"
  done
  close_workshop
}

is_good() {
  local certificate=$workshop/was.crt
  jq -er .certificate "$workshop/was.json" >"$certificate" 2>/dev/null || return 1
  openssl x509 -in "$certificate" -noout -checkend $((least_days * 86400)) >/dev/null || return 1
  [[ $(names_of "$certificate") == "$(tr , '\n' <<<"$1" | sort)" ]] || return 1
  openssl verify -CAfile "$workshop/authority.certificate" "$certificate" >/dev/null 2>&1
}

names_of() { openssl x509 -in "$1" -noout -ext subjectAltName | tr , '\n' | sed -n 's/^ *DNS://p' | sort; }

# issue NODE SECRET NAMES
issue() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$1" -keyout "$workshop/node.key" -out "$workshop/node.csr" 2>/dev/null
  openssl x509 -req -in "$workshop/node.csr" -CA "$workshop/authority.certificate" -CAkey "$workshop/authority.key" \
    -set_serial "0x$(openssl rand -hex 16)" -sha256 -days "$certificate_days" -out "$workshop/node.crt" -extfile - 2>/dev/null <<END
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectAltName=DNS:${3//,/,DNS:}
END
  jq -n --rawfile key "$workshop/node.key" --rawfile certificate "$workshop/node.crt" '{key: $key, certificate: $certificate}' >"$workshop/is.json"
  put_if_changed "a certificate for $1" "$2" "$workshop/was.json" "$workshop/is.json"
}
