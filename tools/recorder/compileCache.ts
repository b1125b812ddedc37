import { enableCompileCache } from "node:module";

// Pulumi's packages are large. Node keeps their compiled form in the machine's folder for temporary files.
enableCompileCache();
