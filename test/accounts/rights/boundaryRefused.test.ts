import assert from "node:assert/strict";
import { nodeBoundary } from "../../../accounts/rights/nodeBoundary.ts";
import { judged, type JudgedCall } from "./judgedByIam.ts";
import { physicalArns } from "./physicalArns.ts";
import { prod } from "./rightsOfProd.ts";

const one = (type: string, stack = "prod") => physicalArns(stack)[type]?.[0] ?? assert.fail(type);
const here = (service: string, rest: string) => `arn:aws:${service}:${prod.region}:${prod.accountId}:${rest}`;
const mine = { "aws:ResourceTag/gitlab:stack": "prod" };
const snapshot = `arn:aws:ec2:${prod.region}::snapshot/snap-0123456789abcdef0`;
const image = one("ec2:image");
const volume = one("ec2:volume");
const key = one("kms:key");

/** What the boundary refuses to a role that has every right, and its twin that it allows: the two differ in one thing. */
const twins: readonly (readonly [what: string, refused: JudgedCall, allowed: JudgedCall])[] = [
  [
    "run the document of another stack, whoever aimed it at this node",
    { action: "ssm:GetDocument", resource: one("ssm:document", "dev") },
    { action: "ssm:GetDocument", resource: one("ssm:document") },
  ],
  [
    "make an association",
    { action: "ssm:CreateAssociation", resource: one("ssm:association") },
    { action: "ssm:UpdateInstanceAssociationStatus", resource: one("ssm:association") },
  ],
  [
    "delete a database that is not GitLab's",
    { action: "rds:DeleteDBInstance", resource: here("rds", "db:payroll") },
    { action: "rds:DeleteDBInstance", resource: one("rds:db") },
  ],
  [
    "change a database that is not GitLab's",
    { action: "rds:ModifyDBInstance", resource: here("rds", "db:payroll") },
    { action: "rds:ModifyDBInstance", resource: one("rds:db") },
  ],
  [
    "share a snapshot of a database",
    { action: "rds:ModifyDBSnapshotAttribute", resource: one("rds:snapshot") },
    { action: "rds:CreateDBSnapshot", resource: one("rds:snapshot") },
  ],
  [
    "share a snapshot of a disk",
    { action: "ec2:ModifySnapshotAttribute", resource: snapshot, context: mine },
    { action: "ec2:DeleteSnapshot", resource: snapshot, context: mine },
  ],
  [
    "share an image",
    { action: "ec2:ModifyImageAttribute", resource: image, context: mine },
    { action: "ec2:DeregisterImage", resource: image, context: mine },
  ],
  [
    "delete a disk that is nobody's",
    { action: "ec2:DeleteVolume", resource: volume },
    { action: "ec2:DeleteVolume", resource: volume, context: mine },
  ],
  [
    "take a disk that is nobody's for its own",
    { action: "ec2:CreateTags", resource: volume },
    { action: "ec2:CreateTags", resource: volume, context: { "ec2:CreateAction": "CreateVolume" } },
  ],
  [
    "delete a snapshot that is nobody's, unless AWS Backup took it",
    { action: "ec2:DeleteSnapshot", resource: snapshot },
    {
      action: "ec2:DeleteSnapshot",
      resource: snapshot,
      context: { "aws:ResourceTag/aws:backup:source-resource": "volume" },
    },
  ],
  [
    "delete an image that is nobody's, unless Image Builder made it",
    { action: "ec2:DeregisterImage", resource: image },
    {
      action: "ec2:DeregisterImage",
      resource: image,
      context: { "aws:ResourceTag/CreatedBy": "EC2 Image Builder" },
    },
  ],
  [
    "delete the image of another stack, although Image Builder made it",
    {
      action: "ec2:DeregisterImage",
      resource: image,
      context: { "aws:ResourceTag/CreatedBy": "EC2 Image Builder", "aws:ResourceTag/gitlab:stack": "dev" },
    },
    {
      action: "ec2:DeregisterImage",
      resource: image,
      context: { "aws:ResourceTag/CreatedBy": "EC2 Image Builder", ...mine },
    },
  ],
  [
    "use a key itself that is not the stack's",
    { action: "kms:Decrypt", resource: key },
    { action: "kms:Decrypt", resource: key, context: mine },
  ],
  [
    "use a key of another stack, also through a service",
    {
      action: "kms:Decrypt",
      resource: key,
      context: { "kms:ViaService": `s3.${prod.region}.amazonaws.com`, "aws:ResourceTag/gitlab:stack": "dev" },
    },
    { action: "kms:Decrypt", resource: key, context: { "kms:ViaService": `s3.${prod.region}.amazonaws.com` } },
  ],
];

/** What no role of a stack may do, whatever it has. */
const never: readonly JudgedCall[] = [
  { action: "ebs:GetSnapshotBlock", resource: snapshot, context: mine },
  { action: "ec2:DisableImageBlockPublicAccess", resource: "*" },
  { action: "rds:DeleteDBCluster", resource: here("rds", "cluster:payroll") },
  { action: "ssm:SendCommand", resource: one("ssm:document") },
  { action: "ssm:UpdateAssociation", resource: one("ssm:association") },
];

const everything = {
  name: "everything",
  document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["*"], Resource: ["*"] }] },
} as const;
const bounded = (call: JudgedCall) => judged([everything], call, nodeBoundary(prod));

describe("the boundary of the stack's roles refuses", () => {
  for (const [what, refused, allowed] of twins) {
    it(`to ${what}`, async () => {
      assert.match(await bounded(refused), /Denied$/);
      assert.equal(await bounded(allowed), "Allowed");
    });
  }

  for (const call of never) {
    it(`${call.action} on ${call.resource}`, async () => {
      assert.match(await bounded(call), /Denied$/);
    });
  }

  it("nothing that AWS publishes: a node runs its documents", async () => {
    const resource = `arn:aws:ssm:${prod.region}::document/AWS-RunPatchBaseline`;
    assert.equal(await bounded({ action: "ssm:GetDocument", resource }), "Allowed");
  });
});
