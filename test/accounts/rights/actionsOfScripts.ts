import { globSync, readFileSync } from "node:fs";

/** Commands of the AWS CLI whose actions have other names. */
const others: Readonly<Record<string, readonly string[]>> = {
  "s3 cp": ["s3:GetObject", "s3:PutObject"],
  "s3api get-object": ["s3:GetObject", "s3:GetObjectVersion"],
  "s3api head-object": ["s3:GetObject"],
  "s3api list-objects-v2": ["s3:ListBucket"],
};

/**
 * What the scripts of nodes ask AWS for, as actions.
 *
 * @returns in lower case, because IAM does not tell cases apart: `rds:describedbinstances`
 */
export function actionsOfScripts(): readonly string[] {
  const lines = globSync("gitlab/scripts/**/*.sh")
    .flatMap((file) => readFileSync(file, "utf8").split("\n"))
    .filter((line) => !line.trimStart().startsWith("#"))
    .map((line) => line.replace(/ask_aws "[^"]+" (?=[a-z])/, "aws autoscaling "));
  const commands = lines.flatMap((line) =>
    [...line.matchAll(/\baws ([a-z0-9]+) ([a-z][a-z0-9]*(?:-[a-z0-9]+)+|cp)\b/g)].map(
      ([, service = "", command = ""]) => `${service} ${command}`,
    ),
  );
  const actions = commands.flatMap((command) => others[command] ?? [actionOf(command)]);
  return [...new Set(actions.map((action) => action.toLowerCase()))].toSorted();
}

function actionOf(command: string): string {
  const [service = "", name = ""] = command.split(" ");
  return `${service === "s3api" ? "s3" : service}:${name.replaceAll("-", "")}`;
}
