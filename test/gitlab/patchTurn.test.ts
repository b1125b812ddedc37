import assert from "node:assert/strict";
import { patchTurn } from "../../gitlab/patchTurn.ts";
import { tierArchitecture, tierForms } from "../fixtures/tierArchitectures.ts";

describe("turns of patches", () => {
  for (const { users, form } of tierForms) {
    it(`are apart for the nodes of each role: ${String(users)}, ${form.highAvailability}, ${form.gitaly}`, () => {
      const architecture = tierArchitecture(users, form);
      const byRole = Map.groupBy(architecture.namedNodes, ({ role }) => role);
      for (const nodes of byRole.values()) {
        assert.deepEqual(
          nodes.map(({ name }) => patchTurn(architecture, name)),
          nodes.map((_, position) => position * 3600),
        );
      }
    });
  }
});
