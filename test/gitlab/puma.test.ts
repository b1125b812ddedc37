import assert from "node:assert/strict";
import fc from "fast-check";
import { pumaWorkers } from "../../config/puma.ts";

describe("Puma's workers", () => {
  // vCPU, GiB, workers: max(2, min(vCPU, floor(GiB - 1.5))), as in omnibus-gitlab's libraries/puma.rb
  for (const [vcpu, memoryGiB, workers] of [
    [1, 2, 2],
    [2, 4, 2],
    [4, 4, 2],
    [4, 5, 3],
    [8, 8, 6],
    [8, 16, 8],
    [16, 32, 16],
  ] as const) {
    it(`are ${String(workers)} on ${String(vcpu)} vCPU and ${String(memoryGiB)} GiB`, () => {
      assert.equal(pumaWorkers(vcpu, memoryGiB), workers);
    });
  }

  it("fit into the node, never fall with a bigger one, and are two at least", () => {
    const nodes = fc.tuple(fc.integer({ min: 1, max: 192 }), fc.integer({ min: 1, max: 1536 }));
    fc.assert(
      fc.property(nodes, ([vcpu, memoryGiB]) => {
        const workers = pumaWorkers(vcpu, memoryGiB);
        assert.ok(workers >= 2 && Number.isInteger(workers));
        assert.ok(workers === 2 || (workers <= vcpu && workers + 1.5 <= memoryGiB));
        assert.ok(pumaWorkers(vcpu + 1, memoryGiB) >= workers && pumaWorkers(vcpu, memoryGiB + 1) >= workers);
      }),
    );
  });
});
