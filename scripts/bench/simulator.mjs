import { rmSync } from "node:fs";
import path from "node:path";
import { main } from "../problem.mjs";
import { setUp } from "../setup/setUp.mjs";
import { configurations, connectedPair, crowd } from "./crowd.mjs";
import { benchFolder } from "./place.mjs";
import { megabytes, requestsPerSecond, seconds, startServer } from "./server.mjs";

// What the simulator can carry: many users in one tenant, and many configurations. One figure to a line, as `name: value`.
// npm run bench:simulator                  100,000 users and 1,000 configurations
// npm run bench:simulator -- 20000 100     other sizes
await main(async () => {
  await setUp();
  const [users = 100_000, jobs = 1_000] = process.argv.slice(2).map(Number);
  const directory = path.join(benchFolder, "crowd");
  rmSync(directory, { recursive: true, force: true });
  const empty = await startServer(directory);
  print("start-up seconds, empty", empty.startSeconds);
  const source = await crowd(empty, users);
  print(`memory MB at ${users} users`, megabytes(empty.pid));
  await measureInitialCycle(empty, source, users);
  await measureRequests(empty, source);
  await empty.stop();
  const full = await startServer(directory);
  print(`start-up seconds, ${users} users in each of two tenants`, full.startSeconds);
  await measureConfigurations(full, jobs);
  await full.stop();
});

async function measureInitialCycle(server, source, users) {
  const job = await connectedPair(server, source);
  const took = await seconds(() => server.control("POST", "clock", { advanceMs: 24 * 3_600_000 }));
  const { status } = await server.graph("GET", job);
  const [made] = status.synchronizedEntryCountByType;
  if (made?.value !== users) throw new Error(`the cycle made ${made?.value} users: ${JSON.stringify(status)}`);
  print(`seconds for an initial cycle of ${users} users`, took);
  print(`memory MB after it`, megabytes(server.pid));
  print("seconds for a day of idle cycles", await seconds(() => server.control("POST", "clock", { advanceMs: 24 * 3_600_000 })));
}

async function measureRequests(server, source) {
  const paths = {
    "one user": `/users/${source.userIds[7]}`,
    "a user by name": `/users/${source.names[7]}`,
    "100 users": "/users?$top=100",
    "a job": source.job,
    "10 lines of the provisioning log": "/auditLogs/provisioning?$top=10",
  };
  for (const [name, where] of Object.entries(paths)) {
    print(`requests per second, ${name}`, await requestsPerSecond(() => server.graph("GET", where)));
  }
}

async function measureConfigurations(server, jobs) {
  print(`seconds to make ${jobs} configurations with a started job`, await seconds(() => configurations(server, jobs)));
  print("seconds for their initial cycles", await seconds(() => server.control("POST", "clock", { advanceMs: 30 * 60_000 })));
  print("seconds for a day of their cycles", await seconds(() => server.control("POST", "clock", { advanceMs: 24 * 3_600_000 })));
  print(`memory MB with ${jobs} configurations`, megabytes(server.pid));
}

function print(name, value) {
  console.log(`${name}: ${value < 10 ? Number(value.toFixed(2)) : Math.round(value)}`);
}
