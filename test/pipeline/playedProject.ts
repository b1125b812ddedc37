import type { Answering } from "./playedGitlab.ts";

/** A schedule as GitLab keeps it. */
export interface PlayedSchedule {
  readonly id: number;
  readonly variables: unknown[];
  [attribute: string]: unknown;
}

interface PlayedProject {
  readonly premium?: boolean;
  /** Before GitLab 18.10. */
  readonly older?: boolean;
  /** Who pushes and merges. */
  readonly branch?: { readonly push: number; readonly merge: number } | undefined;
  readonly otherRules?: readonly object[];
  readonly schedules?: PlayedSchedule[];
  readonly environments?: Record<string, object>;
}

/** A project as GitLab makes it, with what the settings touch. Free: it has no protected environments, and keeps who may push. */
export function playedProject({
  premium = false,
  older = false,
  branch: first = { push: 40, merge: 40 },
  otherRules = [],
  environments = {},
  schedules = [],
}: PlayedProject = {}): Answering {
  let branch: PlayedProject["branch"] = first;
  const project: Record<string, unknown> = {
    default_branch: "main",
    ci_id_token_sub_claim_components: ["project_path", "ref_type", "ref"],
    ci_allow_fork_pipelines_to_run_in_parent_project: true,
    ...(older ? {} : { protect_merge_request_pipelines: true }),
    ci_pipeline_variables_minimum_override_role: "developer",
    ci_separated_caches: true,
    ci_forward_deployment_enabled: true,
    ci_push_repository_for_job_token_allowed: false,
    public_jobs: true,
    only_allow_merge_if_pipeline_succeeds: false,
  };
  const groups: Record<string, { process_mode: string }> = { dev: { process_mode: "unordered" } };
  let made = 1;
  let inbound = false;
  const shownBranch = () =>
    branch && {
      name: "main",
      allow_force_push: false,
      push_access_levels: [{ id: 1, access_level: branch.push }],
      merge_access_levels: [{ id: 2, access_level: branch.merge }],
    };

  return (method, path, body) => {
    const [, kind = "", name = "", more] = path.split("?")[0]!.split("/").map(decodeURIComponent);
    switch (`${method} ${kind}`) {
      case "GET ":
        return { status: 200, body: project };
      case "PUT ": {
        const strange = Object.keys(body).find((key) => !(key in project));
        if (strange !== undefined) return { status: 400, body: { error: `${strange} is invalid` } };
        return { status: 200, body: Object.assign(project, body) };
      }
      case "GET protected_branches":
        if (name === "") return { status: 200, body: [...(branch ? [shownBranch()] : []), ...otherRules] };
        return branch && { status: 200, body: shownBranch() };
      case "PATCH protected_branches":
        if (premium && branch) {
          branch = { push: kept(body.allowed_to_push, branch.push), merge: kept(body.allowed_to_merge, branch.merge) };
        }
        return { status: 200, body: shownBranch() };
      case "DELETE protected_branches":
        branch = undefined;
        return { status: 204 };
      case "POST protected_branches":
        if (branch) return { status: 409, body: { message: "Protected branch 'main' already exists" } };
        branch = { push: body.push_access_level as number, merge: body.merge_access_level as number };
        return { status: 201, body: shownBranch() };
      case "GET job_token_scope":
        return { status: 200, body: { inbound_enabled: inbound, outbound_enabled: false } };
      case "PATCH job_token_scope":
        inbound = body.enabled === true;
        return { status: 204 };
      case "GET resource_groups":
        return groups[name] && { status: 200, body: groups[name] };
      case "PUT resource_groups":
        return groups[name] && { status: 200, body: Object.assign(groups[name], body) };
      case "GET pipeline_schedules":
        return { status: 200, body: name === "" ? schedules : schedules.find(({ id }) => String(id) === name) };
      case "POST pipeline_schedules": {
        const own = schedules.find(({ id }) => String(id) === name);
        if (more === "variables") own?.variables.push(body);
        else schedules.push({ ...body, id: made++, ref: `refs/heads/${String(body.ref)}`, variables: [] });
        return { status: 201, body: more === "variables" ? body : schedules.at(-1) };
      }
      case "DELETE pipeline_schedules":
        schedules.splice(
          schedules.findIndex(({ id }) => String(id) === name),
          1,
        );
        return { status: 204 };
      case "GET protected_environments":
        return premium && name in environments ? { status: 200, body: environments[name] } : undefined;
      case "POST protected_environments":
        if (premium) environments[String(body.name)] = body;
        return premium ? { status: 201, body } : undefined;
      case "PUT protected_environments":
        return environments[name] && { status: 200, body: Object.assign(environments[name], body) };
      default:
        return undefined;
    }
  };
}

/** The level that is left of one: another one takes its place only if it goes. */
function kept(changes: unknown, level: number): number {
  const rows = changes as readonly { readonly _destroy?: boolean; readonly access_level?: number }[];
  return rows.some(({ _destroy }) => _destroy)
    ? rows.find(({ access_level }) => access_level !== undefined)!.access_level!
    : level;
}
