import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(); // keeps compiled code between runs, in the machine's temporary folder

// Pulumi's loader requires this folder, and starts the server by that. It waits until the server says its port, so the import
// may be late. In this project the sources run as they are. The package for other stacks holds compiled files in their place,
// since Node strips no types below node_modules; there, policies about GitLab are off until somebody asks for them.
const here = existsSync(join(import.meta.dirname, "engine/servePack.ts"));
void import(here ? "./engine/servePack.ts" : "./compiled/engine/servePack.js").then(({ servePack }) => {
  servePack({ gitlab: here });
});
