// Tells whoever measures what the process took at most: KiB of memory, on file descriptor 3.
const { writeSync } = require("node:fs");

process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
