import { readBrought } from "./files.ts";

/** A key that GitLab signs with, identified by its whole fingerprint. */
export interface SigningKey {
  /** Name of its file on a node, below `/etc/pki/rpm-gpg`. */
  readonly file: string;
  /** 40 hexadecimal digits. No other key is trusted, wherever the file came from. */
  readonly fingerprint: string;
  /** Date of its expiry: later image builds need an extended key. */
  readonly expires: string;
  /** The key itself, or the URL from which the build downloads it. */
  readonly material: { readonly armored: string } | { readonly url: string };
}

/**
 * The keys of GitLab's package repository. Fingerprints and dates: GitLab docs, Linux package signatures (omnibus-gitlab
 * 440b1f83, 2026-08-21). The metadata key is part of this project; its material is Debian's (extrepo-offline-data 1.0.7,
 * gitlab_ee.asc, CC0). No public source of the package key was reachable when this was written. So the build downloads it
 * from GitLab and trusts it only by its fingerprint: anyone who replaces the download can only make the build fail.
 */
export const signingKeys: readonly SigningKey[] = [
  {
    file: "gitlab-metadata",
    fingerprint: "F6403F6544A38863DAA0B6E03F01618A51312F3F",
    expires: "2028-02-06",
    material: { armored: readBrought("keys/gitlab-metadata.asc") },
  },
  {
    file: "gitlab-packages",
    fingerprint: "98BFDB87FCF10076416C1E0BAD997ACC82DD593D",
    expires: "2028-02-16",
    material: { url: "https://packages.gitlab.com/gpgkey/gitlab/CB947AD886C8E8FD.pub.gpg" },
  },
];
