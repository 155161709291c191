import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { SimulatorControl } from "../../simulator";

const executable = path.resolve(__dirname, "../../dist/simulator/main.js");

/** The local tenants in their own process, as a user runs them. */
export class LocalTenants {
  private constructor(
    readonly control: SimulatorControl,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(): Promise<LocalTenants> {
    const folder = mkdtempSync(path.join(os.tmpdir(), "entra-sync-tenants-"));
    // The certificate that the test process trusts since it started; the data are in memory.
    const directory = process.env.SIMULATOR_DIRECTORY ?? folder;
    const args = [
      executable,
      "--port",
      "0",
      "--directory",
      directory,
      "--in-memory",
      "--seed",
      "fabrikam-contoso",
      "--consistency-delay",
      "100",
    ];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const url = await addressIn(child);
    return new LocalTenants(new SimulatorControl(url), child, folder);
  }

  async close(): Promise<void> {
    this.child.kill("SIGTERM");
    if (this.child.exitCode === null) await once(this.child, "exit");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function addressIn(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the simulator has no output");
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /https:\/\/localhost:\d+/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error("the simulator ended before it listened");
}
