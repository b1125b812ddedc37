import type * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import type { KeyClass } from "../../config/keyClass.ts";
import type { Data } from "../data/data.ts";
import type { Target } from "../edge/target.ts";
import type { Firewall } from "../foundation/firewall.ts";
import type { Network } from "../foundation/network.ts";
import type { Place } from "../helpers/place.ts";

/** What nodes are made of, and what is around them. */
export interface NodesArgs {
  readonly architecture: Architecture;
  readonly place: Place;
  readonly network: Network;
  readonly firewall: Firewall;
  readonly data: Data;
  readonly keyArns: Readonly<Record<KeyClass, pulumi.Output<string>>>;
  /** The target groups that nodes attach themselves to. */
  readonly targets: readonly Target[];
  /** Complete once those have listeners. Nodes of a group are judged by them. */
  readonly doors: pulumi.Resource;
  /** Image of new instances. */
  readonly amiId: pulumi.Output<string>;
  /** Complete once that image exists. A failed build changes no node. */
  readonly imageReady: readonly pulumi.Resource[];
}
