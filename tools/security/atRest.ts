import { isPlainObject } from "../recorder/plainObject.ts";
import { judged } from "./judged.ts";
import type { Control } from "./securityModel.ts";

const aspect = "Encryption at rest";

/** Whether something is encrypted by choice, and with whose key. */
export function encrypted(on: unknown, key: unknown): Control {
  return judged(aspect, on, [true, "true"], keyWords(key), "not encrypted");
}

/** What AWS always encrypts: the key is the question. */
export function encryptedWith(key: unknown): Control {
  return key === undefined
    ? { aspect, holds: "no", says: "with a key of AWS, not a customer key" }
    : { aspect, holds: "yes", says: keyWords(key) };
}

/** The disks of a launch template or an image recipe. */
export function disksEncrypted(mappings: unknown): Control[] {
  const disks = Array.isArray(mappings) ? (mappings as unknown[]) : [];
  return disks.slice(0, 1).map((disk) => {
    const { ebs } = isPlainObject(disk) ? disk : {};
    const { encrypted: on, kmsKeyId } = isPlainObject(ebs) ? ebs : {};
    return encrypted(on, kmsKeyId);
  });
}

function keyWords(key: unknown): string {
  return key === undefined ? "with a key of AWS" : "with a customer key";
}
