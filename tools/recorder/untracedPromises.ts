import debuggable from "@pulumi/pulumi/runtime/debuggable.js";

type DebuggablePromise = (promise: Promise<unknown>, context: string) => Promise<unknown>;

// The SDK captures a stack trace for each promise of each resource, to report promises that leak. That takes two thirds of
// the time of a recording. Without traces it still reports their purpose. Traces of errors stay complete.
const sdk = debuggable as unknown as { debuggablePromise: DebuggablePromise };
const traced = sdk.debuggablePromise;
sdk.debuggablePromise = (promise, context) => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return traced(promise, context);
  } finally {
    Error.stackTraceLimit = limit;
  }
};
