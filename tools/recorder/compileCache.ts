import { enableCompileCache } from "node:module";

// Pulumi's packages are large. Node caches their compiled code in the machine's temporary folder.
enableCompileCache();
