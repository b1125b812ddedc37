import { transforms } from "../../../transforms.ts";

/** Its data volume is no longer encrypted. */
transforms.push(({ type, props, opts }) =>
  type === "aws:ebs/volume:Volume" ? { props: { ...props, encrypted: false }, opts } : undefined,
);
