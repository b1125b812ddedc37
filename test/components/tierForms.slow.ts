import type { Recording } from "../../tools/recorder/recording.ts";
import { tierForms } from "../fixtures/tierArchitectures.ts";
import { checkGolden } from "../golden.ts";
import { recordStack } from "./recordStack.ts";

/** How many resources there are of each type. */
function counts({ resources }: Recording): Map<string, number> {
  const found = new Map<string, number>();
  for (const { type } of resources) found.set(type, (found.get(type) ?? 0) + 1);
  return found;
}

describe("the forms of sizes with tiers", function () {
  this.timeout(120_000);

  it("differ in their resources only as golden/tier-forms.txt says", async () => {
    const forms: { readonly name: string; readonly found: Map<string, number> }[] = [];
    for (const { users, form } of tierForms) {
      const name = `${String(users)}-${form.highAvailability}-${form.gitaly}`;
      forms.push({ name, found: counts(await recordStack("prod", { users: String(users), ...form })) });
    }
    const types = [...new Set(forms.flatMap(({ found }) => [...found.keys()]))].toSorted();
    const rows = types
      .map((type) => [type, ...forms.map(({ found }) => String(found.get(type) ?? 0))])
      .filter(([, ...numbers]) => new Set(numbers).size > 1);
    const lines = [["type", ...forms.map(({ name }) => name)], ...rows].map((row) => row.join(" | "));
    checkGolden("test/components/golden/tier-forms.txt", `${lines.join("\n")}\n`);
  });
});
