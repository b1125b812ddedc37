import { requireTagsOnSnapshots } from "../../../../policy/policies/rds/requireTagsOnSnapshots.ts";
import { cluster, copy, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

describe("rds-require-tags-on-snapshots", () => {
  policyCases(requireTagsOnSnapshots, server({ copyTagsToSnapshot: true }), {
    "asks none of a copy": [copy(), []],
    "refuses it off": [server({ copyTagsToSnapshot: false }), ["it: copyTagsToSnapshot must be true"]],
    "refuses what is not said": [cluster(), ["it: copyTagsToSnapshot must be true"]],
  });
});
