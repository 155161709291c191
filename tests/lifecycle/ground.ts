import type { Lifecycle } from "../../provider/engine/lifecycle";
import type { Stored } from "../../provider/engine/state";
import { shell, type Kind } from "../../provider/pulumi/shell";
import type { Say } from "../../provider/pulumi/engineLog";
import { realClock, type Clock } from "../../provider/engine/settle";
import { createLifecycles } from "../../provider/lifecycles";
import { fabrikamAndContoso, SimulatorControl, startSimulator } from "../../simulator";
import { declaredTenants } from "./tenants";

/** The ground of a lifecycle test: a fresh pair of tenants, and the lifecycles that the plugin process would call. */
export interface Ground {
  readonly control: SimulatorControl;
  lifecycle(kind: Kind): Lifecycle;
  /** The same in real time, for what the service itself needs time for. */
  patientLifecycle(kind: Kind): Lifecycle;
  /** Writes to Graph since the last call, as `METHOD path`; reads, tests of the connection, parsing and token requests apart. */
  writes(): Promise<string[]>;
  /** What was said on the rows of resources since the last call, as `severity: message`. */
  said(): string[];
  /** The lifecycles with another clock than the hurried one. */
  lifecyclesOn(clock: Clock): Promise<Readonly<Record<Kind, Lifecycle>>>;
  /** Everything that both tenants hold, but for the recycle bin: to say that it is as it was. */
  holds(): Promise<unknown>;
  /** Both tenants as on the first day. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** The ground of a test file: started before its first test, as on the first day before each. */
export function useGround(): () => Ground {
  let ground: Ground | undefined;
  const there = (): Ground => {
    if (ground === undefined) throw new Error("the ground is there once tests run");
    return ground;
  };
  beforeAll(async () => {
    ground = await startGround();
  });
  beforeEach(() => there().renew());
  afterAll(() => there().close());
  return there;
}

async function startGround(): Promise<Ground> {
  const simulator = await startSimulator({
    port: 0,
    inMemory: true,
    directory: process.env.SIMULATOR_DIRECTORY,
    consistencyDelayMs: 0,
    seed: fabrikamAndContoso,
  });
  const control = new SimulatorControl(simulator.url);
  const said: string[] = [];
  const lifecyclesOn = (clock: Clock): Promise<Readonly<Record<Kind, Lifecycle>>> =>
    lifecyclesOver(declaredTenants(simulator.url), clock, { say: (severity, message) => void said.push(`${severity}: ${message}`) });
  const lifecycles = await lifecyclesOn(hurriedClock());
  const patient = await lifecyclesOn(realClock);
  const renew = async (): Promise<void> => {
    await control.clearFaults();
    await control.settings({ consistencyDelayMs: 0 });
    await control.reset(fabrikamAndContoso);
    await control.clearRequests();
    said.length = 0;
  };
  return {
    control,
    lifecycle: (kind) => lifecycles[kind],
    patientLifecycle: (kind) => patient[kind],
    lifecyclesOn,
    said: () => said.splice(0),
    renew,
    holds: () => heldBy(control),
    writes: () => writesSince(control),
    close: () => simulator.close(),
  };
}

/** As the plugin process has them for these tenants, but for the clock. */
export async function lifecyclesOver(
  tenants: object,
  clock: Clock,
  { deadlineMs, say = () => undefined }: { readonly deadlineMs?: number; readonly say?: Say } = {},
): Promise<Readonly<Record<Kind, Lifecycle>>> {
  const lifecycles = createLifecycles({
    environment: {},
    clock,
    deadlineMs,
    speak: () => (severity, message) => {
      say(severity, message);
      return undefined;
    },
  });
  const values: Readonly<Record<string, string>> = { "entra-sync:tenants": JSON.stringify(tenants) };
  await lifecycles.PartnerPolicy.configure?.({ config: { get: (key) => values[key] } });
  return lifecycles;
}

/** A clock on which sleeping takes no time, and is counted all the same: every bound is reached. */
export function hurriedClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    sleep: (delayMs) => {
      now += delayMs;
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
}

export async function heldBy(control: SimulatorControl): Promise<unknown> {
  const { tenants } = await control.snapshot();
  const held = Object.entries(tenants).map(([id, { stored }]) => [id, { ...stored, deletedItem: undefined }]);
  // Every write gives a schema a new version, also one that puts it back.
  return JSON.parse(JSON.stringify(Object.fromEntries(held), (name, value: unknown) => (name === "version" ? undefined : value)));
}

async function writesSince(control: SimulatorControl): Promise<string[]> {
  const { requests } = await control.requests();
  await control.clearRequests();
  return requests
    .filter((each) => each.kind !== "token" && each.method !== "GET" && !/\$batch$|validateCredentials$|parseExpression$/.test(each.path))
    .map((each) => `${each.method} ${each.path.replace(/^\/(v1\.0|beta)/, "")}`);
}

/** What the engine hands over: the program's inputs with the hidden ones of the shell. */
export function withShell(kind: Kind, name: string, inputs: object): Stored {
  return { ...inputs, __provider: shell(kind), __urn: `urn:pulumi:test::lifecycle::pulumi-nodejs:dynamic/entra-sync:${kind}::${name}` };
}
