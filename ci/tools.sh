#!/bin/bash
# Puts Pulumi's CLI and the plugins of this project's providers into .tools/, each compared with its checksum before it is used,
# whether it comes from the cache or from the internet. Nothing else is downloaded later. It may run again.
#
#   bash ci/tools.sh          install
#   bash ci/tools.sh lock     download anew, write ci/checksums.txt, and pin the image in ci/pins.yml by its digest: before the first
#                             pipeline, since checksums are not shipped, and after a change of a version. Commit both.
#
# Needs curl, tar and sha256sum. PULUMI_DOWNLOADS may name a mirror of https://get.pulumi.com, and IMAGE_REGISTRY one of Docker Hub
# that asks for no token.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
checksums=ci/checksums.txt
archives=.tools/archives
export PULUMI_HOME=$PWD/.tools/home PULUMI_SKIP_UPDATE_CHECK=true
mkdir -p "$archives" "$PULUMI_HOME"

fail() {
  echo "ci/tools.sh: $*" >&2
  exit 1
}

# The names of Pulumi's builds, a line for each kind of machine: as uname says it, of the CLI, of plugins.
machines='x86_64 x64 amd64
aarch64 arm64 arm64'

# files MACHINE: what to have, a line each: the archive, and where it is below the place of downloads.
files() {
  local machine cli plugin version name
  read -r machine cli plugin < <(grep "^$1 " <<<"$machines") || fail "Pulumi has no build for $1."
  version=$(sed -n 's/^ *PULUMI_VERSION: "\(.*\)"$/\1/p' ci/pins.yml)
  [[ $version ]] || fail "ci/pins.yml has no PULUMI_VERSION."
  echo "pulumi-v$version-linux-$cli.tar.gz releases/sdk"
  for name in aws awsx random; do
    version=$(sed -n "s/^ *\"@pulumi\/$name\": \"\(.*\)\",*$/\1/p" package.json)
    [[ $version ]] || fail "package.json has no @pulumi/$name."
    echo "pulumi-resource-$name-v$version-linux-$plugin.tar.gz releases/plugins"
  done
}

download() {
  [[ -s $archives/$1 ]] && return
  curl --fail --silent --show-error --location --retry 3 --output "$archives/$1.part" \
    "${PULUMI_DOWNLOADS:-https://get.pulumi.com}/$2/$1" || fail "$1 cannot be downloaded."
  mv "$archives/$1.part" "$archives/$1"
}

# The digest of the index, which has the image for every kind of machine (OCI distribution specification, pulling manifests).
lock_image() {
  local name tag digest token=''
  local accept='Accept: application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json'
  IFS=: read -r name tag < <(sed -n 's/^ *image: \([^@]*\).*$/\1/p' ci/pins.yml)
  if [[ ! ${IMAGE_REGISTRY:-} ]]; then
    token=$(curl --fail --silent --show-error "https://auth.docker.io/token?service=registry.docker.io&scope=repository:library/$name:pull" |
      sed 's/.*"token": *"\([^"]*\)".*/\1/') || fail "Docker Hub gives no token."
  fi
  digest=$(curl --fail --silent --show-error --head --header "$accept" ${token:+--header "Authorization: Bearer $token"} \
    "${IMAGE_REGISTRY:-https://registry-1.docker.io}/v2/library/$name/manifests/$tag" |
    tr -d '\r' | sed -n 's/^docker-content-digest: //Ip') || fail "$name:$tag cannot be found."
  [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || fail "the registry gives no digest of $name:$tag."
  sed "s|^\( *image: $name:$tag\).*|\1@$digest|" ci/pins.yml >ci/pins.yml.part
  mv ci/pins.yml.part ci/pins.yml
}

lock() {
  local machine name path
  rm -rf "$archives"
  mkdir -p "$archives"
  while read -r machine _; do
    while read -r name path; do download "$name" "$path"; done < <(files "$machine")
  done <<<"$machines"
  (cd "$archives" && sha256sum ./*.tar.gz) | sed 's/ \.\// /' >"$checksums.part"
  mv "$checksums.part" "$checksums"
  lock_image
  echo "ci/tools.sh: wrote $checksums, and the digest of the image into ci/pins.yml. Compare the lines of the CLI with those that Pulumi"
  echo "publishes at https://github.com/pulumi/pulumi/releases (pulumi-VERSION-checksums.txt), then commit both files."
}

install() {
  local name path wanted
  [[ $(uname -s) == Linux ]] ||
    fail "it installs Pulumi for Linux only, and this is $(uname -s). Run it on Linux, or in a container of the image in ci/pins.yml."
  while read -r name path; do
    wanted=$(grep -F " $name" "$checksums" 2>/dev/null) ||
      fail "$checksums has no checksum of $name, so nothing is installed. The project is shipped without that file. On a Linux machine that you trust, run: bash ci/tools.sh lock. Then compare and commit what it names (docs/pipeline.md, Connect a stack)."
    download "$name" "$path"
    if ! (cd "$archives" && sha256sum --check --status) <<<"$wanted"; then
      rm -f "$archives/$name"
      fail "$name is not what $checksums says. It was deleted: start the job again. If that fails, somebody has changed the archive, or it was locked wrongly."
    fi
    if [[ $name =~ ^pulumi-resource-(.+)-v([0-9.]+)-linux ]]; then
      .tools/pulumi/pulumi plugin install resource "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" --file "$archives/$name" ||
        fail "$name cannot be installed."
    else
      tar -xzf "$archives/$name" -C .tools || fail "$name cannot be unpacked."
    fi
  done < <(files "$(uname -m)")
  .tools/pulumi/pulumi version
}

case "${1:-install}" in
  install) install ;;
  lock) lock ;;
  *) fail "$1: allowed are install and lock." ;;
esac
