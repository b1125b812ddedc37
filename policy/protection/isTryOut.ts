import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";

/** What the default tags of the provider say where nothing is protected. People see it on the resources, too. */
const tag = { key: "gitlab:protection", value: "lifted" } as const;

/**
 * Whether a stack is for trying things out: it says itself that nothing in it is protected. Rules about protection ask this, so
 * that a try-out needs no exception for each of its resources; one advisory rule names it. That a stack protects nothing does not
 * say so: somebody may have forgotten it.
 *
 * @param stack what a program registered
 */
export function isTryOut(stack: PolicyStack): boolean {
  return stack
    .ofType("pulumi:providers:aws")
    .some(({ props }) => Reading.of(props).at("defaultTags").json.at("tags", tag.key).value === tag.value);
}
