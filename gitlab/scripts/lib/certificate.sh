# shellcheck shell=bash disable=SC2154
# The node's part in TLS between nodes: the authorities that it trusts, and its own certificate. Sourced.

# GitLab links each file of this folder into its own certificates, at its next reconfigure; a file has one certificate. Gitaly
# and Praefect read them only when they start, and reconfigure does not tell them to: authorities-changed does, afterwards.
install_trusted() {
  local folder=$etc/trusted-certs status=0 generation file
  read_secret "$TRUSTED_SECRET" >"$memory/trusted.json" || status=$?
  ((status != 2)) || failed "no authority for TLS between nodes was published yet: the toolbox has to converge first"
  ((status == 0)) || failed "cannot read the secret $TRUSTED_SECRET"
  for generation in $AUTHORITIES; do
    jq -erj --arg generation "$generation" '.[$generation]' "$memory/trusted.json" >"$memory/trusted.crt" ||
      failed "the authority $generation for TLS between nodes was not published yet: the toolbox has to converge first"
    install_tls authorities-changed "$memory/trusted.crt" "$folder/nodes-$generation.crt" 0644
  done
  for file in "$folder"/nodes-*.crt; do
    generation=${file##*/nodes-}
    [[ " $AUTHORITIES " != *" ${generation%.crt} "* ]] || continue
    touch "$state/authorities-changed"
    rm -f "$file"
  done
  rm -f "$memory/trusted.json" "$memory/trusted.crt"
}

# install_tls MARK SOURCE TARGET MODE: the mark comes first. Otherwise a run that is cut off in between would leave the services
# with the old file, because the next run finds nothing to install.
install_tls() {
  cmp -s "$2" "$3" || touch "$state/$1"
  install_file "${@:2}"
}

# Gitaly and Praefect read it as git.
install_node_certificate() {
  local folder=$etc/node-tls status=0 git again="put {} into it, and start gitlab-node-certificates on the toolbox, which issues another one"
  git=$(tr ' ' '\n' <<<"$ACCOUNTS" | sed -n 's/^git://p')
  read_secret "$CERTIFICATE_SECRET" >"$memory/certificate.json" || status=$?
  ((status != 2)) || failed "no certificate was issued to $NODE yet: the toolbox has to converge first"
  ((status == 0)) || failed "cannot read the secret $CERTIFICATE_SECRET"
  jq -e '(.certificate | strings) and (.key | strings)' "$memory/certificate.json" >/dev/null 2>&1 ||
    failed "the secret $CERTIFICATE_SECRET has no certificate with its key: $again"
  jq -rj .certificate "$memory/certificate.json" >"$memory/node.crt"
  jq -rj .key "$memory/certificate.json" >"$memory/node.key"
  openssl verify -CAfile <(cat "$etc"/trusted-certs/nodes-*.crt) "$memory/node.crt" >/dev/null 2>&1 ||
    failed "the certificate of $NODE is expired, or not from an authority that it trusts ($AUTHORITIES): see the log of the toolbox, which issues it"
  [[ $(openssl x509 -in "$memory/node.crt" -noout -pubkey) == "$(openssl pkey -in "$memory/node.key" -pubout 2>/dev/null)" ]] ||
    failed "the certificate of $NODE and its key do not belong together: $again"
  install_tls certificate-changed "$memory/node.crt" "$folder/node.crt" 0644
  install_tls certificate-changed "$memory/node.key" "$folder/node.key" 0640
  rm -f "$memory/certificate.json" "$memory/node.crt" "$memory/node.key"
  chmod 0750 "$folder"
  chown "root:$git" "$folder" "$folder/node.key"
}
