// Pulumi starts here. An old Node cannot load TypeScript, so this check has to run before any TypeScript is imported.
import "./nodeVersion.cjs";

// Keeps compiled code between runs, in the machine's temporary folder.
const { enableCompileCache } = await import("node:module");
enableCompileCache();
// For every resource the SDK takes a stack trace and maps it to TypeScript source. This program runs without compilation, so
// nothing needs mapping.
Error.prepareStackTrace = undefined;

await import("./rejections.ts");
const { ...outputs } = await import("./index.ts");

export default outputs;
