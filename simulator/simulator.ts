import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve, type ServerType } from "@hono/node-server";
import { ensureCertificate } from "./certificate/certificate";
import { Quota } from "./quota/quota";
import { plant } from "./seed/plant";
import type { Seed } from "./seed/seed";
import { makeApp } from "./server";
import { Revocations } from "./signin/revocations";
import { openTokenSigner } from "./signin/tokenSigner";
import { openStore } from "./store/store";
import type { Forecast } from "./weather/forecast";
import { Weather } from "./weather/weather";
import { Clock } from "./world/clock";
import { Faults } from "./world/faults";
import { idsFrom } from "./world/ids";
import { Journal } from "./world/journal";
import { Mailer, checkedServer } from "./world/mailer";
import { likeliest, type Unknowns } from "./world/unknowns";
import type { World } from "./world/world";

/** How to start a simulator; everything has a default. */
export interface SimulatorOptions {
  /** 9443 unless given; 0 for any free port. */
  readonly port?: number;
  /** Holds the database, the certificate and the keys; `.simulator` unless given. */
  readonly directory?: string;
  /** Keeps the database in memory; the certificate is in the directory all the same. */
  readonly inMemory?: boolean;
  /** How long a newly made object cannot be read; 300 ms unless given. */
  readonly consistencyDelayMs?: number;
  /** Tenants to begin with; one that exists already is left alone. */
  readonly seed?: Seed;
  /** Whether Graph's published limits are counted, and answered 429 when they are used up; `off` unless given. */
  readonly quota?: "off" | "published";
  /** Named faults that requests meet from the start; none unless given. */
  readonly weather?: readonly Forecast[];
  /** Repeats the weather of forecasts that have no seed of their own. */
  readonly weatherSeed?: number;
  /** An SMTP server, as `host:port`, that gets the messages of the provisioning service besides; none unless given. */
  readonly smtp?: string;
  /** The time in milliseconds; that of this machine unless given. */
  readonly now?: () => number;
  /** Gives new directory objects the same ids from run to run, for what is compared; needs `inMemory`. Random ids unless given. */
  readonly idSeed?: string;
  /** Choices where nobody knows what Graph does. */
  readonly unknowns?: Partial<Unknowns>;
}

/** A running simulator. */
export interface Simulator {
  /** `https://localhost:` and the port. */
  readonly url: string;
  /** To be named in NODE_EXTRA_CA_CERTS. */
  readonly certificatePath: string;
  /** Ends open connections and closes the database; may be called again. */
  close(): Promise<void>;
}

const usualPort = 9443;
const usualConsistencyDelayMs = 300;

/** Starts tenants, sign-in and Graph behind one HTTPS server. Rejects with the system's error when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  if (options.idSeed !== undefined && options.inMemory !== true)
    throw new Error("idSeed needs inMemory: objects of an earlier run have the same ids.");
  const directory = options.directory ?? ".simulator";
  mkdirSync(directory, { recursive: true });
  const { certificatePath, keyPath } = await ensureCertificate(directory);
  const world = openWorld(directory, options);
  try {
    const server = await listen(world, { port: options.port ?? usualPort, certificatePath, keyPath });
    if (options.seed) plant(world, options.seed);
    let closed: Promise<void> | undefined;
    return { url: world.url, certificatePath, close: () => (closed ??= close(server, world)) };
  } catch (error) {
    world.store.close();
    throw error;
  }
}

function openWorld(directory: string, options: SimulatorOptions): World {
  let jumpedMs = 0;
  const { now = Date.now } = options;
  const signInTime = () => now() + jumpedMs;
  const weather = new Weather(options.weatherSeed);
  for (const forecast of options.weather ?? []) weather.add(forecast);
  // A replica that lags does so in real time, however fast the clock is moved.
  const hindsight = { now: signInTime, isWanted: () => weather.looksBack };
  const store = openStore(options.inMemory ? ":memory:" : join(directory, "entra.sqlite"), hindsight);
  // A clock that jumps confuses tokens; the provisioning service counts the hours that pass.
  const clock = new Clock(store.clockAheadMs, now);
  return {
    store,
    clock,
    faults: new Faults(),
    weather,
    quota: new Quota(signInTime),
    limits: options.quota ?? "off",
    journal: new Journal(),
    mailer: new Mailer(options.smtp === undefined ? undefined : checkedServer(options.smtp)),
    signer: openTokenSigner(directory),
    revocations: new Revocations(),
    now: () => clock.now(),
    signInTime,
    newId: idsFrom(options.idSeed),
    moveClock: (ms) => void (jumpedMs += ms),
    url: "",
    consistencyDelayMs: options.consistencyDelayMs ?? usualConsistencyDelayMs,
    assignmentDelayMs: 0,
    unknowns: { ...likeliest, ...options.unknowns },
  };
}

interface Listening {
  readonly port: number;
  readonly certificatePath: string;
  readonly keyPath: string;
}

function listen(world: World, { port, certificatePath, keyPath }: Listening): Promise<ServerType> {
  const serverOptions = { cert: readFileSync(certificatePath), key: readFileSync(keyPath) };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: makeApp(world).fetch, port, createServer, serverOptions }, (address: AddressInfo) => {
      world.url = `https://localhost:${address.port}`;
      resolve(server);
    });
    server.once("error", reject);
  });
}

async function close(server: ServerType, world: World): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
  await world.mailer.settled();
  world.store.close();
}
