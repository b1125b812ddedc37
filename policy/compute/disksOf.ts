import { Reading } from "../reading.ts";

/** Names of root disks in images (EC2 user guide, "Device names for volumes", 2026-08). */
const roots: readonly unknown[] = ["/dev/sda1", "/dev/xvda"];

/**
 * What the block device mappings of a launch template or an image say of each disk. One more that says nothing stands for the root disk
 * where no mapping has its name: it is as the image below says.
 *
 * @param mappings the list of mappings
 * @returns the part `ebs` of each; mappings that leave a device out, or are for the host's own disks, have none
 */
export function disksOf(mappings: Reading): readonly Reading[] {
  const isLeftOut = ({ isGiven, value }: Reading) => isGiven && value !== false;
  const isDisk = (one: Reading) => one.isUnknown || !["noDevice", "virtualName"].some((key) => isLeftOut(one.at(key)));
  const disks = mappings.items.filter(isDisk);
  const saysRoot = disks.some((disk) => disk.at("deviceName").isUnknown || roots.includes(disk.at("deviceName").value));
  const unsaid = new Reading(`${mappings.path}[${String(mappings.items.length)}]`, {});
  return [...disks, ...(saysRoot ? [] : [unsaid])].map((disk) => disk.at("ebs"));
}
