// Installs the packages of package-lock.json: in the background while the program that needs them is still being built,
// or, told "here", before it ends. One at a time: who finds another at it leaves with code 75.
"use strict";

const { spawn, spawnSync } = require("child_process");
const { createHash } = require("crypto");
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require("fs");
const { join } = require("path");

const busy = 75;
const holder = join(__dirname, ".data", "installing");

function take() {
  mkdirSync(join(__dirname, ".data"), { recursive: true });
  try {
    writeFileSync(holder, String(process.pid), { flag: "wx" });
  } catch (e) {
    if (e.code === "EEXIST") {
      process.exit(busy);
    }

    throw e;
  }
}

if (process.argv[2] !== "here") {
  spawn(process.execPath, [__filename, "here"], { cwd: __dirname, detached: true, stdio: "ignore" }).unref();
} else {
  take();
  try {
    const wanted = createHash("sha256").update(readFileSync(join(__dirname, "package-lock.json"))).digest("hex");
    // npm ci empties node_modules first, so an installation cut short leaves no stamp.
    const { status, error } = spawnSync("npm ci --ignore-scripts --no-audit --no-fund --loglevel=error", {
      cwd: __dirname, stdio: ["ignore", "ignore", "inherit"], shell: true,
    });
    if (status === 0) {
      writeFileSync(join(__dirname, "node_modules", ".installed"), wanted);
    } else {
      console.error(error ?? `npm ci ended with code ${status}.`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(holder);
  }
}
