// Where Pulumi starts. An old Node cannot load TypeScript, so the sentence about it has to come before that is tried.
import "./tools/nodeVersion.cjs";

await import("./rejections.ts");
const { ...outputs } = await import("./index.ts");

export default outputs;
