import { transforms } from "../../../transforms.ts";

/** Its vault no longer has a customer key. */
transforms.push(({ type, props, opts }) => {
  if (type !== "aws:backup/vault:Vault") return undefined;
  const { kmsKeyArn, ...others } = props as { readonly kmsKeyArn?: unknown };
  return kmsKeyArn === undefined ? undefined : { props: others, opts };
});
