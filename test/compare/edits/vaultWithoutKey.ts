import { transforms } from "../../../transforms.ts";

/** Its vault has no customer key any more. */
transforms.push(({ type, props, opts }) => {
  if (type !== "aws:backup/vault:Vault") return undefined;
  const { kmsKeyArn, ...others } = props as { readonly kmsKeyArn?: unknown };
  return kmsKeyArn === undefined ? undefined : { props: others, opts };
});
