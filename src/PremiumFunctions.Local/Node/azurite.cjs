// Runs Azurite until standard input closes, so that it never outlives the process that started it: a killed parent
// closes the pipe too. Arguments are Azurite's own.
"use strict";

const { spawn } = require("child_process");

if (process.env.PREMIUM_AZURITE_CHILD !== "1") {
  // In a session of its own, so that a signal to the parent's whole group ends the parent and Azurite still saves.
  const child = spawn(process.execPath, [__filename, ...process.argv.slice(2)], {
    detached: true,
    stdio: "inherit",
    env: { ...process.env, PREMIUM_AZURITE_CHILD: "1" },
  });
  child.on("exit", (code) => process.exit(code ?? 1));
} else {
  process.stdin.on("end", () => {
    // Azurite writes its data and closes on SIGINT; the timer ends it when a client holds a connection open.
    process.emit("SIGINT");
    setTimeout(() => process.exit(0), 3000).unref();
  });
  process.stdin.resume();
  if (process.argv.includes("--location")) {
    require("./durable-tables.cjs");
  }

  require("./callers-clock.cjs");
  require("azurite/dist/src/azurite");
}
