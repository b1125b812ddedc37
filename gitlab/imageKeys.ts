import type { SigningKey } from "./signingKeys.ts";

/** Where Amazon Linux keeps the keys of its own repositories. */
const folder = "/etc/pki/rpm-gpg";

/**
 * The URL of a key in dnf's repository file.
 *
 * @param key one of GitLab's
 */
export function keyUrl({ file }: SigningKey): string {
  return `file://${folder}/${file}`;
}

/**
 * Lines of Bash that put keys where dnf finds them. Each key is imported into a separate keyring, and only the key with the
 * pinned fingerprint is exported from it, whatever else the file contains. If there is no such key, the script fails.
 *
 * @param keys what to trust
 * @returns lines for a script that ends at the first failure
 */
export function trustKeys(keys: readonly SigningKey[]): string[] {
  return [
    "trust() { # trust FILE FINGERPRINT <KEYS",
    "  local ring",
    "  ring=$(mktemp --directory)",
    '  gpg --batch --quiet --homedir "$ring" --import',
    '  gpg --batch --homedir "$ring" --armor --export "$2" >"$ring/found"',
    '  grep --quiet "BEGIN PGP PUBLIC KEY" "$ring/found" || { echo "no key in $1 has the fingerprint $2: nothing is trusted" >&2; exit 1; }',
    `  install -D --mode 0644 "$ring/found" "${folder}/$1"`,
    '  rm --recursive --force "$ring"',
    "}",
    ...keys.flatMap(trust),
  ];
}

function trust({ file, fingerprint, material }: SigningKey): string[] {
  if ("armored" in material) {
    return [`trust ${file} ${fingerprint} <<'END_OF_KEY'`, ...material.armored.trim().split("\n"), "END_OF_KEY"];
  }
  return [
    `curl --silent --show-error --fail --location --retry 3 --output /tmp/${file} ${material.url}`,
    `trust ${file} ${fingerprint} </tmp/${file}`,
    `rm /tmp/${file}`,
  ];
}

/**
 * Lines of Bash that check that exactly the pinned keys are installed.
 *
 * @param keys the trusted keys
 */
export function proveKeys(keys: readonly SigningKey[]): string[] {
  return keys.map(
    ({ file, fingerprint }) =>
      `test "$(gpg --batch --show-keys --with-colons ${folder}/${file} | awk -F: '$1 == "pub" {n = 1} n && $1 == "fpr" {print $10; n = 0}')" = ${fingerprint}`,
  );
}
