import { rmSync } from "node:fs";
import path from "node:path";
import { main } from "../problem.mjs";
import { setUp } from "../setup/setUp.mjs";
import { measured, measuredAtTerminal } from "./commandLine.mjs";
import { connectedPair, crowd, source } from "./crowd.mjs";
import { benchFolder } from "./place.mjs";
import { startServer } from "./server.mjs";
import { emptyProgram, Stack } from "./stack.mjs";

// What `entra-sync logs` takes for a long provisioning log: a hundred times the entries must not take much more memory.
// One figure to a line, as `name: value`.
// npm run bench:logs                    1,000 and 100,000 entries
// npm run bench:logs -- 1000 10000      other numbers
await main(async () => {
  await setUp();
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 100_000];
  rmSync(benchFolder, { recursive: true, force: true });
  const peaks = [];
  for (const size of sizes) peaks.push(await measureLogs(size));
  const [small, large] = [peaks[0], peaks.at(-1)];
  for (const name of Object.keys(small)) print(`peak memory, ${name}, ${sizes.at(-1)} to ${sizes[0]} entries`, large[name] / small[name]);
});

/** Both tenants with that many users, the cycle that creates them, and the command over its log in each way that there is. */
async function measureLogs(size) {
  const server = await startServer(path.join(benchFolder, `logs-${size}`));
  try {
    const people = await crowd(server, size);
    await connectedPair(server, people);
    await server.control("POST", "clock", { advanceMs: 24 * 3_600_000 });
    const stack = await Stack.make(emptyProgram(), `logs-${size}`, { certificate: server.certificate });
    const place = { cwd: stack.program, env: { ...stack.env, ...credentials(server) } };
    const logs = ["logs", "-c", "Everybody", "--since", "30d"];
    const ways = {
      "--json": () => measured([...logs, "--json"], place),
      "table into a pipe": () => measured(logs, place),
      "table at a terminal": () => measuredAtTerminal(logs, place),
      "--json of one user": () => measured([...logs, "--json", "--user", people.names[7]], place),
    };
    const peaks = {};
    for (const [name, way] of Object.entries(ways)) peaks[name] = await reported(server, `${size} entries, ${name}`, way);
    return peaks;
  } finally {
    await server.stop();
  }
}

async function reported(server, name, way) {
  await server.control("DELETE", "requests");
  const { lines, seconds, held, live } = await way();
  const { requests } = await server.control("GET", "requests");
  print(`${name}, lines out`, lines);
  print(`${name}, requests for pages of the log`, requests.filter((each) => each.path.includes("/auditLogs/provisioning")).length);
  print(`${name}, wall seconds`, seconds);
  print(`${name}, lines per second`, lines / seconds);
  print(`${name}, peak memory MB`, held);
  print(`${name}, of it in use after each full collection, at most, MB`, live);
  return held;
}

function credentials({ address }) {
  return {
    ENTRA_SYNC_CROWD_TENANT_ID: source.tenantId,
    ENTRA_SYNC_CROWD_CLIENT_ID: source.clientId,
    ENTRA_SYNC_CROWD_CLIENT_SECRET: source.secret,
    ENTRA_SYNC_CROWD_ENDPOINT: address,
  };
}

function print(name, value) {
  console.log(`${name}: ${value < 10 ? Number(value.toFixed(2)) : Math.round(value)}`);
}
