import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { askAt } from "../simulator/ask.mjs";
import { program } from "../simulator/place.mjs";
import { benchFolder } from "./place.mjs";

/** Local tenants in a process of their own that answer at once, and count what they are asked. Default: Fabrikam and Contoso. */
export async function startTenants(seeds) {
  const directory = path.join(benchFolder, "tenants");
  const seed = seeds ? "none" : "fabrikam-contoso";
  const args = ["--port", "0", "--in-memory", "--consistency-delay", "0", "--seed", seed, "--directory", directory];
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await addressIn(child.stdout);
  const certificate = path.join(directory, "certificate.pem");
  const ask = (method, where, body) => askAt({ address, certificate }, method, `/_simulator/${where}`, body);
  if (seeds) await ask("POST", "tenants", { tenants: seeds });
  return {
    address,
    certificate,
    settings: (change) => ask("PATCH", "settings", change),
    useQuota: (used) => ask("POST", "quota", { used }),
    forgetRequests: () => ask("DELETE", "requests"),
    counts: async () => counted((await ask("GET", "requests")).body.requests),
    stop: () => child.kill(),
  };
}

async function addressIn(output) {
  for await (const line of createInterface({ input: output })) {
    const [address] = /https:\/\/localhost:\d+/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error("the simulator ended before it listened");
}

function counted(requests) {
  const of = (kind) => requests.filter((each) => each.kind === kind).length;
  const throttled = requests.filter(({ status }) => status === 429).length;
  return { requests: of("graph"), parts: of("part"), tokens: of("token"), throttled };
}
