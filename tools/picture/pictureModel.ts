import * as v from "valibot";
import { count, facts, list, maybeText, said, texts } from "../plan/schema.ts";
import { tierIds } from "./pictureTiers.ts";

const zone = facts({ name: v.string(), gateways: said("Number of its NAT gateways.", count) });

/** An Availability Zone. */
export type PictureZone = v.InferOutput<typeof zone>;

const member = facts({
  name: v.string(),
  zone: said("Name of its zone; absent: it is not known.", maybeText),
  detail: texts,
});

/** A node of a role, in its zone. */
export type PictureMember = v.InferOutput<typeof member>;

const card = facts({
  id: v.string(),
  tier: v.picklist(tierIds),
  title: said("What people call it.", v.string()),
  detail: texts,
  zones: said("Zones that its nodes are in, as far as they are known.", texts),
  names: said("Names of the resources that it stands for.", texts),
  members: said("Its nodes, each in its zone; empty: it is in all zones, or in none.", list(member)),
});

/** Everything of one kind that does the same work. */
export type PictureCard = v.InferOutput<typeof card>;

const way = facts({
  from: said("Id of a card.", v.string()),
  to: said("Id of a card.", v.string()),
  kind: v.picklist(["traffic", "data", "rights"]),
  label: said("Ports, or a word.", v.string()),
  words: said("The same ports with what each is for; absent: it is not known in a word.", maybeText),
  why: v.string(),
});

/** All connections of one kind from one card to another. */
export type PictureWay = v.InferOutput<typeof way>;

/** Schema of {@link Picture}. */
export const picture = facts({
  region: v.string(),
  network: said("Name and addresses of the VPC.", v.string()),
  zones: list(zone),
  cards: list(card),
  ways: list(way),
});

/** The architecture as an architect draws it: tiers of cards, and the ways between cards. */
export type Picture = v.InferOutput<typeof picture>;
