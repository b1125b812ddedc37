import { readBrought } from "./files.ts";

/** A key that GitLab signs with, known by its whole fingerprint. */
export interface SigningKey {
  /** Name of its file on a node, below `/etc/pki/rpm-gpg`. */
  readonly file: string;
  /** 40 hexadecimal digits. No other key is trusted, wherever the file came from. */
  readonly fingerprint: string;
  /** Day of its end: an image that is built later needs it extended. */
  readonly expires: string;
  /** The key itself, or where the build fetches it. */
  readonly material: { readonly armored: string } | { readonly url: string };
}

/**
 * The keys of GitLab's package repository. Fingerprints and dates: GitLab docs, Linux package signatures (omnibus-gitlab
 * 440b1f83, 2026-08-21). The metadata key is brought along; its material is Debian's (extrepo-offline-data 1.0.7, gitlab_ee.asc,
 * CC0). The package key is in no public source that could be reached when this was written, so the build fetches it from
 * GitLab and trusts it only by its fingerprint: somebody who replaces the download makes the build fail, and nothing else.
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
