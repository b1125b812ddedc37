/**
 * The condition on the name of a session, PROJECT-PIPELINE-JOB: so CloudTrail says for each call which job made it.
 *
 * @param projectId absent: the account does not know the project, because jobs enter through another one
 */
export function sessionNames(projectId: number | undefined): Readonly<Record<string, string>> {
  return { "sts:RoleSessionName": `${projectId === undefined ? "*" : String(projectId)}-*-*` };
}
