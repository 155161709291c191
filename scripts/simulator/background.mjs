import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { Problem } from "../problem.mjs";
import { buildFingerprint } from "../setup/build.mjs";
import { pinnedNode } from "../setup/pinnedNode.mjs";
import { isHealthy } from "./ask.mjs";
import { address, log, port, processFile, program, programArguments, simulatorFolder } from "./place.mjs";

const startWithinMs = 30_000;
const stopWithinMs = 10_000;

/** Has the simulator of the current build running in the background, where it stays when this command ends. */
export async function ensureSimulator() {
  const running = started();
  if (await isHealthy()) {
    if (running === undefined || running.build === buildFingerprint()) return;
    await stopSimulator();
  }
  await startInBackground();
  console.log(`The simulator runs at ${address} (stop it with \`npm run simulator -- stop\`).`);
}

/** Stops the simulator that runs in the background; answers whether one did. Its tenants stay on disk. */
export async function stopSimulator() {
  const running = started();
  rmSync(processFile, { force: true });
  if (running === undefined || !(await isHealthy())) return false;
  process.kill(running.pid);
  await until(() => !isAlive(running.pid), stopWithinMs, `The simulator (process ${running.pid}) does not stop.`);
  return true;
}

function started() {
  return existsSync(processFile) ? JSON.parse(readFileSync(processFile, "utf8")) : undefined;
}

async function startInBackground() {
  mkdirSync(simulatorFolder, { recursive: true });
  const output = openSync(log, "w");
  const child = spawn(pinnedNode, [program, ...programArguments], {
    detached: true,
    stdio: ["ignore", output, output],
    windowsHide: true,
  });
  child.unref();
  let ended = false;
  child.on("exit", () => (ended = true));
  await until(() => ended || isHealthy(), startWithinMs, `The simulator does not answer; its log is ${log}.`);
  if (ended) throw new Problem(`The simulator does not start on port ${port}. The end of ${log}:\n${lastLines(log)}`);
  writeFileSync(processFile, JSON.stringify({ pid: child.pid, build: buildFingerprint() }));
}

async function until(condition, withinMs, otherwise) {
  for (const end = Date.now() + withinMs; Date.now() < end; await delay(50)) if (await condition()) return;
  throw new Problem(otherwise);
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const lastLines = (file) => readFileSync(file, "utf8").trimEnd().split("\n").slice(-5).join("\n");
