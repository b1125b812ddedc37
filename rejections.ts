/** The SDK puts this prefix before a message for each property that a failed output passes through: thirty of them. */
const passedThrough = /^(?:error serializing property "[^"]*": )+/;

// Runs before the SDK's own listener, which prints the error and ends the run.
process.prependListener("unhandledRejection", (reason) => {
  if (reason instanceof Error) reason.message = reason.message.replace(passedThrough, "");
});
