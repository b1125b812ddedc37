import { EngineStack } from "./engineStack.ts";
import { needsEngine } from "./needsEngine.ts";

/**
 * Gives all tests of a suite one stack on the engine that was never deployed, and removes it after them. Skips the suite
 * where Pulumi's CLI is missing.
 *
 * @param suite that calls it
 * @param take gets the stack before the first test
 * @param names of the stack and of the stack whose file is used, as `EngineStack.create` takes them
 */
export function allWithOneStack(
  suite: Mocha.Suite,
  take: (stack: EngineStack) => void,
  ...names: Parameters<typeof EngineStack.create>
): void {
  needsEngine(suite);
  let stack: EngineStack | undefined;
  suite.beforeAll(async () => {
    stack = await EngineStack.create(...names);
    take(stack);
  });
  suite.afterAll(() => {
    stack?.remove();
  });
}
