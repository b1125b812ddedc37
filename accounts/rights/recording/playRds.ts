import { xml, type Play } from "./request.ts";

/** Plays changes of event subscriptions, which moto can only make and delete (botocore's model of rds, 2026-11). */
export const playRds: Play = ({ body }) => {
  const said = new URLSearchParams(body);
  const action = said.get("Action") ?? "";
  if (!/^(Modify|AddSourceIdentifierTo|RemoveSourceIdentifierFrom)(Event)?Subscription$/.test(action)) return undefined;
  const id = `<CustSubscriptionId>${said.get("SubscriptionName") ?? ""}</CustSubscriptionId>`;
  return xml(action, `<EventSubscription>${id}<Status>active</Status></EventSubscription>`);
};
