import type { Form } from "../form.ts";
import type { NetworkSettings } from "./networkSettings.ts";

/** What a network of our own has if the stack file does not say. */
type Usual = Pick<Extract<NetworkSettings, { kind: "create" }>, "zones" | "nat">;

/**
 * Zones and NAT gateways by default. Where nodes vote or a zone may be lost, there are three zones: of two, one has two of
 * three members, and losing it stops writes. Where a zone may be lost, the nodes of the others must not reach AWS through it.
 *
 * @param form of the size; absent if the number of users is wrong
 */
export function networkByForm(form: Form | undefined): Usual {
  const isAvailable = form?.highAvailability === "on";
  return {
    zones: isAvailable || form?.gitaly === "cluster" ? 3 : 2,
    nat: isAvailable ? "perZone" : "single",
  };
}
