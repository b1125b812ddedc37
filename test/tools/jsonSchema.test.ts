import assert from "node:assert/strict";
import * as v from "valibot";
import { jsonSchema } from "../../tools/docs/jsonSchema.ts";
import { planSchema } from "../../tools/plan/planModel.ts";
import { count, facts, list, named, said } from "../../tools/plan/schema.ts";
import { complaints } from "./schemaComplaints.ts";
import { planOf } from "./planOf.ts";

interface Tree {
  readonly trees: readonly Tree[];
}
const tree: v.GenericSchema<Tree> = v.pipe(facts({ trees: list(v.lazy(() => tree)) }), v.title("tree"));

describe("the JSON Schema of a schema", () => {
  it("has every kind that plans use, and what holds itself once", () => {
    const schema = facts({
      kind: v.picklist(["a", "b"]),
      version: v.literal(2),
      many: said("How many.", count),
      price: said("Absent: not known.", v.undefinedable(v.number())),
      on: v.boolean(),
      tags: named(v.string()),
      any: v.unknown(),
      tree,
    });
    assert.deepEqual(jsonSchema(schema, { title: "All" }), {
      title: "All",
      type: "object",
      additionalProperties: false,
      required: ["kind", "version", "many", "on", "tags", "any", "tree"],
      properties: {
        kind: { enum: ["a", "b"] },
        version: { const: 2 },
        many: { type: "integer", description: "How many." },
        price: { type: "number", description: "Absent: not known." },
        on: { type: "boolean" },
        tags: { type: "object", additionalProperties: { type: "string" } },
        any: {},
        tree: { $ref: "#/$defs/tree" },
      },
      $defs: {
        tree: {
          type: "object",
          additionalProperties: false,
          required: ["trees"],
          properties: { trees: { type: "array", items: { $ref: "#/$defs/tree" } } },
        },
      },
    });
  });

  it("is refused for a kind that it does not know", () => {
    assert.throws(() => jsonSchema(v.date()), new Error("There is no JSON Schema for date."));
  });

  it("says of a plan what the schema itself says", async () => {
    const plan = await planOf("dev");
    assert.deepEqual(v.safeParse(planSchema, plan).issues, undefined);
    const schema = jsonSchema(planSchema);
    assert.deepEqual(complaints(schema, JSON.parse(JSON.stringify(plan)), schema), []);
    const wrong = { ...plan, transforms: 0.5, quotas: [{ ...plan.quotas[0], raise: 1 }] };
    assert.deepEqual(complaints(schema, JSON.parse(JSON.stringify(wrong)), schema), [
      "$.quotas[0].raise: is not a boolean",
      "$.transforms: is not a integer",
    ]);
    assert.equal(v.safeParse(planSchema, wrong).issues?.length, 2);
  });
});
