// Records the largest size and does nothing else; with the argument "judge" it judges it by every policy as well. The pack is
// loaded only then, so that its time counts.
import { mostUsers } from "../../config/sizes.ts";
import { readStack } from "../plan/readStack.ts";
import { record } from "../recorder.ts";
import { freshProgram } from "../recorder/freshProgram.ts";

const project = new URL("../..", import.meta.url);
const { config } = readStack({ stack: "prod", sets: { users: String(mostUsers) } }, project);
const { resources } = await record(() => freshProgram(new URL("index.ts", project)), {
  ...config,
  stack: "prod",
  computed: "references",
});
if (process.argv[2] === "judge") {
  const { policyFacts } = await import("../policies/policyFacts.ts");
  const { withoutExceptions } = await import("../policies/judging.ts");
  policyFacts(resources, withoutExceptions);
}
