import { checkGolden } from "../golden.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { cases, type Case } from "./cases.ts";
import { differenceText, resourceTexts, wholeText, type ResourceTexts } from "./goldenText.ts";
import { recordStack } from "./recordStack.ts";

function recordCase({ stack, sets }: Case): Promise<Recording> {
  return recordStack(stack, sets, "references");
}

describe("what is registered", function () {
  let dev: ResourceTexts;
  before(async () => {
    dev = resourceTexts(await recordCase(cases.dev));
  });

  it("is exactly this for dev, with every input, option and dependency", () => {
    checkGolden("test/components/golden/dev.yaml", wholeText(dev));
  });

  for (const [name, one] of Object.entries(cases)) {
    if (name === "dev") continue;
    it(`differs from dev by exactly this for ${name}`, async () => {
      const texts = resourceTexts(await recordCase(one));
      checkGolden(`test/components/golden/${name}.diff`, differenceText(dev, texts));
    });
  }
});
