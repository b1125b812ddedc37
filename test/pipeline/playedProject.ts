import type { Answering } from "./playedGitlab.ts";

/** A project as GitLab makes it, with what the settings touch. Free: it has no protected environments, and keeps who may push. */
export function playedProject({ premium = false } = {}): Answering {
  const project: Record<string, unknown> = {
    default_branch: "main",
    ci_id_token_sub_claim_components: ["project_path", "ref_type", "ref"],
    ci_allow_fork_pipelines_to_run_in_parent_project: true,
    ci_pipeline_variables_minimum_override_role: "developer",
    ci_separated_caches: true,
    ci_forward_deployment_enabled: true,
    ci_forward_deployment_rollback_allowed: true,
    ci_push_repository_for_job_token_allowed: false,
    public_jobs: true,
    only_allow_merge_if_pipeline_succeeds: false,
  };
  const groups: Record<string, { process_mode: string }> = { dev: { process_mode: "unordered" } };
  const environments = new Set<string>();
  const schedules: { id: number; description: unknown; variables: unknown[] }[] = [];
  let branch: { push: number } | undefined = { push: 40 };
  let inbound = false;
  const shownBranch = () =>
    branch && { allow_force_push: false, push_access_levels: [{ id: 1, access_level: branch.push }] };

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
        return branch && { status: 200, body: shownBranch() };
      case "PATCH protected_branches":
        if (premium) branch = { push: (body.allowed_to_push as { access_level: number }[])[0]!.access_level };
        return { status: 200, body: shownBranch() };
      case "DELETE protected_branches":
        branch = undefined;
        return { status: 204 };
      case "POST protected_branches":
        if (branch) return { status: 409, body: { message: "Protected branch 'main' already exists" } };
        branch = { push: body.push_access_level as number };
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
        else schedules.push({ id: schedules.length + 1, description: body.description, variables: [], ...body });
        return { status: 201, body: more === "variables" ? body : schedules.at(-1) };
      }
      case "GET protected_environments":
        return premium && environments.has(name) ? { status: 200, body: { name } } : undefined;
      case "POST protected_environments":
        if (premium) environments.add(String(body.name));
        return premium ? { status: 201, body } : undefined;
      default:
        return undefined;
    }
  };
}
