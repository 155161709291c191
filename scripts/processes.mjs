import { spawn } from "node:child_process";
import { constants } from "node:os";

/** Runs a program in the person's terminal; answers its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", ...options });
    const release = leaveSignalsTo(child);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      release();
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/**
 * Runs a program without showing it; answers its exit code and all it printed. A missing program is exit code 127.
 * @param {(pid: number | undefined) => void} onStart
 */
export function capture(command, args, options = {}, onStart = () => {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    onStart(child.pid);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
    child.on("error", (error) => resolve({ code: 127, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

// Ctrl-C reaches the child through the terminal. We stay alive to see it end: Pulumi then cancels in good order.
function leaveSignalsTo(child) {
  const ignore = () => {};
  const forward = () => child.kill("SIGTERM");
  process.on("SIGINT", ignore).on("SIGTERM", forward);
  return () => process.off("SIGINT", ignore).off("SIGTERM", forward);
}
