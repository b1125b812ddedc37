import assert from "node:assert/strict";
import { drawnEdges, leavesOutRights } from "../../tools/plan/drawnEdges.ts";
import type { Diagram, DiagramEdge } from "../../tools/plan/planModel.ts";

const traffic = (from: string, to: string, label: string): DiagramEdge => ({
  from,
  to,
  kind: "traffic",
  label,
  why: "",
});
const rights = (count: number) =>
  Array.from({ length: count }, (_, node): DiagramEdge => ({
    from: `node-${String(node)}`,
    to: "keys",
    kind: "rights",
    label: "IAM role",
    why: "",
  }));
const drawn = (edges: readonly DiagramEdge[]): Diagram => ({ groups: [], nodes: [], edges });
const words = (edges: readonly DiagramEdge[]) =>
  drawnEdges(drawn(edges)).map(({ from, to, twoWay, label }) =>
    `${from} ${twoWay ? "<->" : "->"} ${to} ${label}`.trim(),
  );

describe("the arrows that are drawn", () => {
  it("are one line for both ways of the same connection", () => {
    const edges = [traffic("cluster-1", "cluster-2", "9999"), traffic("cluster-2", "cluster-1", "9999")];
    assert.deepEqual(words(edges), ["cluster-1 <-> cluster-2 9999"]);
    assert.deepEqual(words([traffic("a", "b", "22"), traffic("b", "a", "443")]), ["a -> b 22", "b -> a 443"]);
  });

  it("have their label once for all nodes of a role", () => {
    const edges = [traffic("praefect-1", "database", "5432"), traffic("praefect-2", "database", "5432")];
    assert.deepEqual(words(edges), ["praefect-1 -> database 5432", "praefect-2 -> database"]);
  });

  it("leave out IAM roles where they would hide the others", () => {
    assert.equal(leavesOutRights(drawn(rights(20))), false);
    assert.equal(drawnEdges(drawn(rights(20))).length, 20);
    const many = drawn([...rights(21), traffic("a", "b", "22")]);
    assert.equal(leavesOutRights(many), true);
    assert.deepEqual(
      drawnEdges(many).map(({ kind }) => kind),
      ["traffic"],
    );
  });
});
