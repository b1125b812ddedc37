import { transforms } from "../../../transforms.ts";

/** Its nodes accept version 1 of the metadata service. */
transforms.push(({ type, props, opts }) =>
  type === "aws:ec2/instance:Instance"
    ? { props: { ...props, metadataOptions: { ...(props.metadataOptions as object), httpTokens: "optional" } }, opts }
    : undefined,
);
