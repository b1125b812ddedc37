import type { DatabaseName } from "./databases.ts";
import type { StepName } from "./phases.ts";

/**
 * The secrets that steps of converge work with, apart from those that `gitlab.rb` reads: each where it is, in the form that
 * the caller has it.
 */
export interface StepSecrets<Place> {
  /** Absent where PostgreSQL is on the box. */
  readonly database?: {
    /** Password of the role that RDS made. */
    readonly master: Place;
    readonly logins: Readonly<Partial<Record<DatabaseName, Place>>>;
  };
  /** Absent where no node serves another. */
  readonly nodeTls?: {
    readonly authorities: Place;
    readonly trusted: Place;
    /** By node. */
    readonly certificates: Readonly<Record<string, Place>>;
  };
}

/** The secrets that a node's steps read, and those that they also write. */
export interface StepSecretUse<Place> {
  readonly read: readonly Place[];
  readonly write: readonly Place[];
}

/** What a step uses; `node` is the one that it runs on. */
type Uses = Readonly<
  Partial<Record<StepName, <Place>(secrets: StepSecrets<Place>, node: string) => Partial<StepSecretUse<Place>>>>
>;

const uses: Uses = {
  make_databases: ({ database }) => ({ read: database ? [database.master, ...Object.values(database.logins)] : [] }),
  make_authorities: ({ nodeTls }) => ({ write: nodeTls ? [nodeTls.authorities, nodeTls.trusted] : [] }),
  issue_certificates: ({ nodeTls }) => ({ write: nodeTls ? Object.values(nodeTls.certificates) : [] }),
  install_trusted: ({ nodeTls }) => ({ read: nodeTls ? [nodeTls.trusted] : [] }),
  install_node_certificate: ({ nodeTls }, node) => {
    const own = nodeTls?.certificates[node];
    return { read: own === undefined ? [] : [own] };
  },
};

/**
 * The secrets that some steps use. Whoever writes a secret reads it as well.
 *
 * @param steps of the node
 * @param secrets all of the environment
 * @param node its name, or that of the autoscaled role
 */
export function stepSecretUse<Place>(
  steps: readonly StepName[],
  secrets: StepSecrets<Place>,
  node: string,
): StepSecretUse<Place> {
  const used = steps.flatMap((step) => uses[step]?.(secrets, node) ?? []);
  const write = [...new Set(used.flatMap((one) => one.write ?? []))];
  const read = [...new Set(used.flatMap((one) => one.read ?? []))].filter((one) => !write.includes(one));
  return { read, write };
}
