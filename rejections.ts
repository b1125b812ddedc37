/** The SDK puts such a part before a message for each property that a failed output goes through: thirty of them. */
const passedThrough = /^(?:error serializing property "[^"]*": )+/;

// Before the SDK's own listener, which prints the error and ends the run.
process.prependListener("unhandledRejection", (reason) => {
  if (reason instanceof Error) reason.message = reason.message.replace(passedThrough, "");
});
