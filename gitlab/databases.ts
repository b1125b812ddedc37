/** A component's share of the database server. */
export interface DatabaseRow {
  /** The database; the role that owns it has the component's name. */
  readonly database: string;
  /** PostgreSQL's extensions in it, each with the first GitLab version that needs it; without one, every version has it. */
  readonly extensions: readonly { readonly name: string; readonly from?: string }[];
}

/**
 * The components with a database, by name, which is also that of the role that owns it.
 *
 * The extensions are from GitLab's documents: requirements.md for the required ones, postgresql/extensions.md for the
 * recommended pg_stat_statements (gitlabhq, 2026-08). Neither names any for Praefect and the registry. plpgsql is in every
 * database of PostgreSQL.
 */
export const databases = {
  gitlab: {
    database: "gitlabhq_production",
    extensions: [
      { name: "pg_trgm", from: "8.6.0" },
      { name: "plpgsql", from: "11.7.0" },
      { name: "btree_gist", from: "13.1.0" },
      { name: "pg_stat_statements" },
      { name: "amcheck", from: "18.4.0" },
    ],
  },
  praefect: { database: "praefect_production", extensions: [] },
  registry: { database: "registry", extensions: [] },
} as const satisfies Readonly<Record<string, DatabaseRow>>;

/** A component with a database. */
export type DatabaseName = keyof typeof databases;
