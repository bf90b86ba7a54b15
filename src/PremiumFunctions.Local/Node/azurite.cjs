// Runs Azurite until standard input closes, so that it never outlives the process that started it: a killed parent
// closes the pipe too. Arguments are Azurite's own.
"use strict";

process.stdin.on("end", () => {
  // Azurite writes its data and closes on SIGINT; the timer ends it when a client holds a connection open.
  process.emit("SIGINT");
  setTimeout(() => process.exit(0), 3000).unref();
});
process.stdin.resume();

require("azurite/dist/src/azurite");
