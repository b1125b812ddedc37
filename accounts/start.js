// Pulumi starts here. An old Node cannot load TypeScript, so this check has to run before any TypeScript is imported.
import "../nodeVersion.cjs";

// Keeps compiled code between runs, in the machine's temporary folder.
const { enableCompileCache } = await import("node:module");
enableCompileCache();
Error.prepareStackTrace = undefined; // nothing needs mapping: Node runs the TypeScript as it is

const { outputs } = await import("./accountProgram.ts");

export default Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== undefined));
