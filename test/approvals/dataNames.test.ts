import assert from "node:assert/strict";
import { cardOf, holdsData } from "../../tools/cards/cards.ts";
import { recordStack } from "../components/recordStack.ts";

describe("an approval names one resource", () => {
  for (const stack of ["dev", "prod"]) {
    it(`because no two that hold data have the same logical name in ${stack}`, async () => {
      const { resources } = await recordStack(stack, {}, "references");
      const names = resources.filter(holdsData).map(({ name }) => name);
      assert.ok(names.length > 10, String(names.length));
      assert.deepEqual(
        names.filter((name, position) => names.indexOf(name) < position),
        [],
      );
      const guardians = resources
        .filter(({ type }) => cardOf(type)?.guardian !== undefined)
        .map(({ type, name }) => `${type} ${name}`);
      assert.equal(new Set(guardians).size, guardians.length);
    });
  }
});
