import assert from "node:assert/strict";
import { pulumiArguments } from "../../tools/pulumiArguments.ts";

const refusal = (option: string, what: string) => ({
  refusal: `${option} is refused, since pulumi ${what}. Leave it out; --yes answers the question after the preview.`,
});
const up = "up would make everything that comes before a resource that breaks a policy";

describe("npm run preview, up, refresh and destroy", () => {
  it("give Pulumi the policy pack where it takes one, and the other arguments as they are", () => {
    const args = (command: string) => pulumiArguments(command, ["--stack", "prod", "--yes"], {});
    assert.deepEqual(args("preview"), { args: ["preview", "--policy-pack", "policy", "--stack", "prod", "--yes"] });
    assert.deepEqual(args("up"), { args: ["up", "--policy-pack", "policy", "--stack", "prod", "--yes"] });
    assert.deepEqual(args("refresh"), { args: ["refresh", "--stack", "prod", "--yes"] });
    assert.deepEqual(args("destroy"), { args: ["destroy", "--stack", "prod", "--yes"] });
  });

  it("refuse to skip the preview, and say why", () => {
    assert.deepEqual(pulumiArguments("up", ["--skip-preview"], {}), refusal("--skip-preview", up));
    assert.deepEqual(
      pulumiArguments("destroy", ["--skip-preview"], {}),
      refusal("--skip-preview", "destroy would delete what nothing protects before it stops at what is protected"),
    );
    assert.deepEqual(
      pulumiArguments("refresh", ["-f"], {}),
      refusal("-f", "refresh would change the state before anybody saw how"),
    );
  });

  it("find every form of that option, and nothing else", () => {
    const refused = (...rest: readonly string[]) => "refusal" in pulumiArguments("up", rest, {});
    for (const one of ["-f", "-yf", "-fy", "-rf", "--skip-preview=true", "--skip-preview=1", "--skip-preview=perhaps"])
      assert.ok(refused("--stack", "dev", one), one);
    for (const one of ["-sfoo", "-mfine", "-s=f", "-y", "--refresh", "--skip-preview=false", "--skip-preview=0", "f"])
      assert.ok(!refused("--stack", "dev", one), one);
  });

  it("find it in the environment, where Pulumi reads it, too", () => {
    const variable = "PULUMI_OPTION_SKIP_PREVIEW";
    assert.deepEqual(pulumiArguments("up", [], { [variable]: "true" }), refusal(variable, up));
    assert.deepEqual(pulumiArguments("destroy", [], { [variable]: "false" }), { args: ["destroy"] });
    assert.deepEqual(pulumiArguments("preview", [], { [variable]: "true" }), {
      args: ["preview", "--policy-pack", "policy"],
    });
  });
});
