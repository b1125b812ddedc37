import { databasePrefix } from "./databaseLogGroups.ts";

/**
 * Identifier of a stack's database server. RDS takes no two hyphens in a row, and the name of a stack may have some.
 *
 * @param stack name of the stack
 * @param suffix tells servers of a stack apart that follow each other; `*` in the ARN of a policy: any of them
 */
export function databaseIdentifier(stack: string, suffix: string): string {
  return `${databasePrefix}${stack}-${suffix}`.replaceAll(/-+/g, "-");
}
