import type { Card } from "./card.ts";

/** EC2 Image Builder. AWS bills builds as instances, only while they run. */
export const imagebuilder: Readonly<Record<string, Card>> = {
  "aws:imagebuilder/component:Component": { price: "free", sets: ["supportedOsVersions"] },
  "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": { price: "free", sets: ["distributions"] },
  "aws:imagebuilder/image:Image": {
    price: "free",
    outputs: ({ name }, say) => ({ outputResources: [{ amis: [{ image: say("ami", `${name}-ami`) }] }] }),
    sets: ["workflows"],
    drawn: {
      tier: "operations",
      title: "Node image",
      counted: ["Image Builder image", "Image Builder images"],
    },
  },
  "aws:imagebuilder/imageRecipe:ImageRecipe": { price: "free", sets: ["blockDeviceMappings"] },
  "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": {
    price: "free",
    sets: ["instanceTypes", "securityGroupIds"],
    drawn: { tier: "operations", title: "Node image" },
  },
  "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy": {
    price: "free",
    replaces: ["name"], // Plugin Framework: RequiresReplace
    sets: ["policyDetails", "resourceSelection.recipes"],
  },
};
