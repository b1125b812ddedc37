// Written for any Node: the first thing that somebody with an old one sees is one plain sentence.
"use strict";
var wanted = require("./package.json").engines.node.replace(">=", "").split(".").map(Number);
var given = process.versions.node.split(".").map(Number);
var difference = given[0] - wanted[0] || given[1] - wanted[1] || given[2] - wanted[2];
if (difference < 0) {
  console.error(
    "This project needs Node " +
      wanted.join(".") +
      " or newer, and this is Node " +
      process.versions.node +
      ": run npm ci with install scripts and development packages, which installs the right one, and start it through npm run.",
  );
  process.exit(1);
}
