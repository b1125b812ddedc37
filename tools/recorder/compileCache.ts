import { enableCompileCache } from "node:module";

// Pulumi's packages are large: their compiled form is kept between runs, in the machine's temporary folder.
enableCompileCache();
