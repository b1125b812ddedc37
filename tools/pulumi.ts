import { spawnSync } from "node:child_process";

/** Version of the npm package `pulumi`, for people without the Pulumi CLI. */
const cliVersion = "3.265.0";

const [command = "preview", ...rest] = process.argv.slice(2);
// npm puts this project's Node first in PATH, so Pulumi's language host uses it.
const { error, status } = spawnSync("pulumi", [command, ...rest], { stdio: "inherit" });
if (error) {
  console.error(
    `There is no pulumi in PATH: install the Pulumi CLI (pulumi.com/docs/install), or run npx --yes pulumi@${cliVersion} ${[command, ...rest].join(" ")}`,
  );
  process.exitCode = 127;
} else {
  process.exitCode = status ?? 1;
}
