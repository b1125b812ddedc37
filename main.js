// Where Pulumi starts. An old Node cannot load TypeScript, so the sentence about it has to come before that is tried.
import "./nodeVersion.cjs";

// Compiled code is kept between runs, in the machine's temporary folder.
const { enableCompileCache } = await import("node:module");
enableCompileCache();
// The SDK takes a stack trace for every resource and looks up its place in TypeScript. This program runs as it is written.
Error.prepareStackTrace = undefined;

await import("./rejections.ts");
const { ...outputs } = await import("./index.ts");

export default outputs;
