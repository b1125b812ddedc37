import assert from "node:assert/strict";
import { gitlabRb } from "../../gitlab/gitlabRb.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { tierArchitecture, tierEndpoints } from "../fixtures/tierArchitectures.ts";

/** What follows the heading of a role's own text, with additions for two roles. */
function ownTexts(name: string): string[] {
  const plain = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });
  const { nodes } = plain;
  const architecture = {
    ...plain,
    nodes: {
      ...nodes,
      toolbox: { ...nodes.toolbox, gitlabRb: "of_toolbox = 1\n" },
      praefect: { ...nodes.praefect, gitlabRb: "of_praefect = 1" },
    },
  };
  const node = architecture.namedNodes.find((one) => one.name === name)!;
  const context = { architecture, role: roles[node.role] as Role, node, endpoints: tierEndpoints(architecture) };
  return gitlabRb(context).split("## From the stack file\n").slice(1);
}

describe("the stack file's additions to gitlab.rb", () => {
  const ofAll = "gitlab_rails['time_zone'] = 'Europe/Berlin'\n\n";

  it("are those of all nodes of the application, then those of the role", () => {
    assert.deepEqual(ownTexts("toolbox-1"), [ofAll, "of_toolbox = 1\n\n"]);
  });

  it("are those of the role alone where the application does not run", () => {
    assert.deepEqual(ownTexts("praefect-1"), ["of_praefect = 1\n\n"]);
    assert.deepEqual(ownTexts("cluster-1"), []);
  });
});
