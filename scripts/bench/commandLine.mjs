import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { root } from "../paths.mjs";
import { Problem } from "../problem.mjs";
import { benchFolder } from "./place.mjs";

const executable = path.join(root, "dist", "cli", "main.js");
const peakMemory = fileURLToPath(new URL("peakMemory.cjs", import.meta.url));

/** Runs `entra-sync` as a person does into a pipe; counts the lines that come out, and how much memory it takes. */
export async function measured(args, { cwd, env }) {
  const peakFile = path.join(benchFolder, "peak");
  const began = performance.now();
  const child = spawn(process.execPath, ["--require", peakMemory, executable, ...args], {
    cwd,
    env: { ...env, BENCH_PEAK_FILE: peakFile },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  let lines = 0;
  for await (const text of child.stdout.setEncoding("utf8")) lines += newlines(text);
  const [code] = await ended;
  return conclusion(args, code, { lines, began, peakFile });
}

/** The same at a terminal: what comes out is drawn for a person. */
export async function measuredAtTerminal(args, { cwd, env }) {
  const { spawn: spawnAtTerminal } = createRequire(import.meta.url)("@lydell/node-pty");
  const peakFile = path.join(benchFolder, "peak");
  const began = performance.now();
  const terminal = spawnAtTerminal(process.execPath, ["--require", peakMemory, executable, ...args], {
    cols: 100,
    cwd,
    env: { ...env, BENCH_PEAK_FILE: peakFile },
  });
  let lines = 0;
  terminal.onData((text) => (lines += newlines(text)));
  const code = await new Promise((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)));
  return conclusion(args, code, { lines, began, peakFile });
}

function newlines(text) {
  return text.split("\n").length - 1;
}

function conclusion(args, code, { lines, began, peakFile }) {
  if (code !== 0) throw new Problem(`entra-sync ${args.join(" ")} ended with ${code}.`);
  const { held, live } = JSON.parse(readFileSync(peakFile, "utf8"));
  return { lines, seconds: (performance.now() - began) / 1000, held: held / 2 ** 20, live: live / 2 ** 20 };
}
