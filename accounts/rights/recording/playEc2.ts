import type { Play } from "./request.ts";

/** Accepts what moto does not know of EC2 (botocore's model of ec2, 2026-11). */
export const playEc2: Play = ({ body }) => {
  const action = new URLSearchParams(body).get("Action") ?? "";
  const accepted = ["ModifyInstanceMaintenanceOptions"];
  if (!accepted.includes(action)) return undefined;
  return { status: 200, type: "text/xml", body: `<${action}Response><requestId>1</requestId></${action}Response>` };
};
