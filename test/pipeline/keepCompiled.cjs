// Node writes what it compiled into NODE_COMPILE_CACHE when a program ends by itself. Pulumi kills the policy pack and its providers.
"use strict";
var { flushCompileCache } = require("node:module");
var { setInterval } = require("node:timers");
setInterval(flushCompileCache, 1000).unref();
