import { isMap, isScalar, parseDocument, visit, type Pair } from "yaml";
import { CommandLineError } from "../deploy/deployOptions.ts";

/** What a try-out differs in from the stack that it is like. */
export interface TryOutChoice {
  /** Name of the stack. */
  readonly stack: string;
  /** Secrets provider, such as `awskms:///KEY-ARN?region=REGION`. */
  readonly secrets: string;
  /** Last day, as `2026-12-31`. */
  readonly lastDay: string;
  /** Values by key, as YAML: `users=1000`. */
  readonly sets: readonly string[];
}

/** Host names of the other stack, which two stacks cannot share, and its approvals. */
const notTaken = ["registryDomain", "pagesDomain", "approvals"] as const;

/** Keys of Pulumi beside the configuration: they belong to the other stack's encrypted values. */
const ofSecrets = ["encryptedkey", "encryptionsalt"] as const;

/**
 * The stack file of a try-out: the other one with a domain of its own and nothing protected. Encrypted values are left out, because
 * they can be read with the other stack's key only.
 *
 * @param like text of the other stack file
 * @param choice what differs
 * @throws CommandLineError if one of `sets` is not KEY=VALUE
 */
export function tryOutFile(like: string, { stack, secrets, lastDay, sets }: TryOutChoice): string {
  const document = parseDocument(like);
  const domain = String(document.getIn(["config", "gitlab:domain"]));
  for (const key of ofSecrets) document.delete(key);
  for (const key of notTaken) document.deleteIn(["config", `gitlab:${key}`]);
  visit(document, { Pair: (_key, pair) => (isEncrypted(pair) ? visit.REMOVE : undefined) });
  document.set("secretsprovider", secrets);
  document.setIn(["config", "gitlab:domain"], `${stack}.${domain}`);
  document.setIn(["config", "gitlab:protection"], { lifted: true, reason: `a try-out until ${lastDay}` });
  for (const set of sets) {
    const [, path = "", value = ""] = /^([^=]+)=(.*)$/s.exec(set) ?? [];
    if (path === "")
      throw new CommandLineError(`--set takes KEY=VALUE pairs with spaces between them, and "${set}" is none.`);
    const [first = "", ...rest] = path.split(".");
    const key = first.includes(":") ? first : `gitlab:${first}`;
    document.setIn(["config", key, ...rest], parseDocument(value).toJS());
  }
  return document.toString();
}

/** `{ secure: … }`, as Pulumi writes it. */
function isEncrypted({ value }: Pair): boolean {
  return (
    isMap(value) && value.items.length === 1 && isScalar(value.items[0]?.key) && value.items[0].key.value === "secure"
  );
}
