import "../tools/recorder/compileCache.ts"; // each worker loads Pulumi's packages

// In Mocha's parallel workers, an unhandled rejection would go unnoticed. Thrown here, it fails the running test.
process.on("unhandledRejection", (reason) => {
  throw reason;
});
