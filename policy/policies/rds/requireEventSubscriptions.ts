import { all, holds, judgeAny, type Holds } from "../../judgeAny.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { clusterType, serverType } from "../../stores/databaseTypes.ts";

/** By type: its name among the sources, and the categories of events (Security Hub, RDS.19 to RDS.22, 2026). */
const wanted: Readonly<Record<string, { readonly source: string; readonly categories: readonly string[] }>> = {
  [serverType]: { source: "db-instance", categories: ["maintenance", "configuration change", "failure"] },
  [clusterType]: { source: "db-cluster", categories: ["maintenance", "failure"] },
  "aws:rds/parameterGroup:ParameterGroup": { source: "db-parameter-group", categories: ["configuration change"] },
};

/** Somebody hears of what RDS reports: failures, maintenance and changes of databases, changes of their parameters. */
export const requireEventSubscriptions: StackPolicy = {
  judges: "stack",
  check: (stack) => {
    const subscriptions = stack.ofType("aws:rds/eventSubscription:EventSubscription");
    return Object.entries(wanted).flatMap(([type, { source, categories }]) =>
      stack.ofType(type).flatMap((one) =>
        judgeAny(
          one,
          subscriptions.map((each) => all(tells(each, source, categories), isAbout(each, one))),
          `must have an event subscription for ${source}: ${categories.join(", ")}`,
        ),
      ),
    );
  },
};

/** A subscription without a source type or without categories is for all of them. */
function tells({ props }: PolicyResource, source: string, categories: readonly string[]): Holds {
  const inputs = Reading.of(props);
  const said = inputs.at("eventCategories");
  const named = said.items.map(({ value }) => value);
  return all(
    holds(inputs.at("enabled"), (value) => value !== false),
    holds(inputs.at("sourceType"), (value) => [undefined, null, "", source].some((one) => one === value)),
    holds(said, () => named.length === 0 || categories.every((one) => named.includes(one))),
  );
}

/** A subscription without names is for all there are. */
function isAbout({ props, propertyDependencies }: PolicyResource, { urn }: PolicyResource): boolean {
  const named = Reading.of(props).at("sourceIds");
  return named.items.length === 0 || propertyDependencies.sourceIds?.includes(urn) === true;
}
