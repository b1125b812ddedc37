import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { readEndpointServices } from "../../components/foundation/readEndpointServices.ts";
import { readPlace } from "../../components/foundation/readPlace.ts";
import { readZoneNames } from "../../components/foundation/readZoneNames.ts";
import { GitLab } from "../../components/gitlab.ts";
import type { Architecture } from "../../config/architecture.ts";
import { record } from "../../tools/recorder.ts";
import type { ComputedOutputs } from "../../tools/recorder/monitor.ts";
import type { Recording } from "../../tools/recorder/recording.ts";

/**
 * Records all of an environment, of a size too that no stack file can name.
 *
 * @param architecture what to build
 * @param computed what the program gets for values that only AWS knows
 */
export function recordTier(architecture: Architecture, computed: ComputedOutputs = "standIns"): Promise<Recording> {
  const { stack, region, smtp } = architecture;
  return record(
    async () => {
      const provider = new aws.Provider("aws", { region: region as aws.Region });
      const place = await readPlace(provider);
      new GitLab(
        "gitlab",
        {
          architecture,
          place,
          zoneNames: await readZoneNames(architecture, provider),
          endpointServices: await readEndpointServices(architecture, place, provider),
          existingNetwork: undefined,
          smtpPassword: smtp && pulumi.secret("mail"),
        },
        { provider },
      );
      return {};
    },
    { stack, config: { "aws:region": region }, computed },
  );
}
