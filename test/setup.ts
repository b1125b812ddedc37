import "../tools/recorder/compileCache.ts"; // each worker loads Pulumi's packages

// In Mocha's parallel workers a rejection that nobody handles is otherwise not seen: thrown, it fails the test that runs.
process.on("unhandledRejection", (reason) => {
  throw reason;
});
