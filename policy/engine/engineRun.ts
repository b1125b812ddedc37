import type { ResourceValidationArgs, ResourceValidationPolicy, StackValidationArgs } from "@pulumi/policy";
import type { Finding } from "../finding.ts";
import type { PolicyResource } from "../policyResource.ts";
import { PolicyStack } from "../policyStack.ts";
import { plainInputs } from "./plainInputs.ts";
import { secretInputs } from "./secretInputs.ts";

/** The policy that shows resources to all others. */
const readerName = "resources-read";

const readerIsOff =
  `${readerName} is switched off, so no rule sees a resource. Add "${readerName}": "remediate" to the file that ` +
  '--policy-pack-config names, or give the rules levels by name instead of by "all".';

/**
 * What a run of the engine showed so far.
 *
 * The engine gives inputs to policies about one resource, and outputs to policies about the stack, in no order. Outputs hold
 * what the provider filled in. The plan has inputs only, so the inputs are kept here: plan and engine judge the same values.
 */
export class EngineRun {
  readonly #registered = new Map<string, PolicyResource>();
  readonly #secrets = new Map<string, readonly string[]>();
  /** Everything that was found, whether an exception covers it or not. */
  readonly findings: Finding[] = [];

  /**
   * Has to be the first policy of the pack: it reads each resource, and reports nothing. It changes nothing either. It has the level
   * `remediate` because the SDK says only at that stage, which comes first, what is secret.
   */
  get reader(): ResourceValidationPolicy {
    return {
      name: readerName,
      description: "Reads each resource once for all policies.",
      enforcementLevel: "remediate",
      remediateResource: ({ urn, props }) => {
        this.#secrets.set(urn, secretInputs(props));
      },
      validateResource: (args) => {
        this.#register(args);
      },
    };
  }

  #register({ urn, type, name, props, opts }: ResourceValidationArgs): void {
    const { protect, ignoreChanges, parent } = opts;
    this.#registered.set(urn, {
      urn,
      type,
      name,
      props: plainInputs(props),
      secretPaths: this.#secrets.get(urn) ?? [],
      options: { protect, ignoreChanges },
      parent,
      propertyDependencies: {},
    });
  }

  /**
   * What the program registered by a URN.
   *
   * @throws Error if {@link reader} was not asked before: then no rule would ever find anything
   */
  resource(urn: string): PolicyResource {
    const resource = this.#registered.get(urn);
    if (!resource) throw new Error(readerIsOff);
    return resource;
  }

  /**
   * What the program registered, in that order, with what only the analysis of a stack knows. A resource that was only read,
   * such as one of an existing network, is not of this stack.
   *
   * @throws Error if there are resources and {@link reader} saw none of them
   */
  stack({ resources }: StackValidationArgs): PolicyStack {
    if (resources.length > 0 && this.#registered.size === 0) throw new Error(readerIsOff);
    const dependencies = new Map(
      resources.map(({ urn, propertyDependencies }) => [
        urn,
        Object.fromEntries(
          Object.entries(propertyDependencies).map(([property, to]) => [property, to.map((one) => one.urn)]),
        ),
      ]),
    );
    return new PolicyStack(
      [...this.#registered.values()].flatMap((resource) => {
        const propertyDependencies = dependencies.get(resource.urn);
        return propertyDependencies ? [{ ...resource, propertyDependencies }] : [];
      }),
    );
  }
}
