/** ARN of a key that there is not, told from others by its letter. */
export const keyArn = (letter: string): string =>
  `arn:aws:kms:us-east-1:123456789012:key/${letter.repeat(8)}-0000-4000-8000-000000000000`;
