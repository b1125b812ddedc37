import { requireDatabaseEncryption } from "../../../../policy/policies/rds/requireDatabaseEncryption.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cluster, copy, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const good = { storageEncrypted: true, kmsKeyId: unknown };

describe("rds-require-encryption", () => {
  policyCases(requireDatabaseEncryption, server(good), {
    "leaves a copy to its source": [copy(), []],
    "refuses a plain disk": [server({ ...good, storageEncrypted: false }), ["it: storageEncrypted must be true"]],
    "refuses what is not said": [
      server(),
      ["it: storageEncrypted must be true", "it: kmsKeyId must name a customer key"],
    ],
    "refuses a key of AWS": [server({ ...good, kmsKeyId: "alias/aws/rds" }), ["it: kmsKeyId must name a customer key"]],
    "refuses a plain cluster": [cluster({ kmsKeyId: unknown }), ["it: storageEncrypted must be true"]],
    "says what is not known yet": [
      server({ ...good, storageEncrypted: unknown }),
      ["it: storageEncrypted must be true (unknown)"],
    ],
  });
});
