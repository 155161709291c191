import { Hono } from "hono";
import { isObject } from "../graph/json";
import { GraphError } from "../graph/graphError";
import type { RouteTable } from "../graph/match";
import type { Engine } from "../provisioning/engine";
import { checkSeed } from "../seed/checkSeed";
import { plant } from "../seed/plant";
import type { World } from "../world/world";
import { meanings, readForecasts } from "./forecasts";
import { clockNow, moveClock } from "./clock";
import { actInPortal } from "./portal";
import { readFaults, readSettings, readUsedByOthers, type Settings } from "./requests";
import { Savepoints } from "./savepoints";
import { changeSignIn } from "./signIn";
import { snapshot } from "./snapshot";

/** What tests and scripts do to the simulator from outside Graph; mounted below `/_simulator`. */
export function controlEndpoint(world: World, routes: RouteTable, engine: Engine): Hono {
  const app = new Hono();
  const savepoints = new Savepoints(world);
  const comeBack = (id: string): void => {
    savepoints.comeBackTo(id);
    forgetWhatIsUnderWay(world, engine);
  };
  app.get("/health", (c) => c.json({ status: "ready", tenants: tenants(world), ...settings(world) }));
  app.post("/tenants", async (c) => c.json({ made: plant(world, checkSeed(await c.req.json())) }));
  app.post("/reset", async (c) => c.json(reset(world, engine, await optionalJson(c.req.text()))));
  app.post("/savepoints", (c) => c.json(savepoints.add()));
  app.post("/savepoints/:id", (c) => (comeBack(c.req.param("id")), c.body(null, 204)));
  app.post("/portal", async (c) => c.json(await actInPortal(world, routes, await c.req.json())));
  app.get("/requests", (c) => c.json(world.journal.since(Number(c.req.query("since") ?? 0))));
  app.delete("/requests", (c) => (world.journal.clear(), c.body(null, 204)));
  app.get("/faults", (c) => c.json({ faults: world.faults.pending() }));
  app.post("/faults", async (c) => c.json({ ids: readFaults(await c.req.json()).map((fault) => world.faults.add(fault)) }));
  app.delete("/faults", (c) => (world.faults.clear(), c.body(null, 204)));
  app.get("/weather", (c) => c.json({ weather: world.weather.current(), names: meanings() }));
  app.post("/weather", async (c) => c.json({ ids: readForecasts(await c.req.json()).map((forecast) => world.weather.add(forecast)) }));
  app.delete("/weather", (c) => (world.weather.clear(), c.body(null, 204)));
  app.patch("/settings", async (c) => c.json(applySettings(world, await c.req.json())));
  app.post("/quota", async (c) => (world.quota.clear(readUsedByOthers(await c.req.json())), c.body(null, 204)));
  app.post("/sign-in", async (c) => (changeSignIn(world, await c.req.json()), c.body(null, 204)));
  app.get("/clock", (c) => c.json(clockNow(world)));
  app.post("/clock", async (c) => c.json(moveClock(world, engine, await c.req.json())));
  app.get("/mails", async (c) => c.json({ mails: await mails(world) }));
  app.get("/snapshot", (c) => c.json(snapshot(world)));
  app.notFound((c) => c.json({ error: `The control surface has no ${c.req.method} ${c.req.path}.` }, 404));
  app.onError((error, c) => c.json({ error: error.message }, error instanceof GraphError || error instanceof SyntaxError ? 400 : 500));
  return app;
}

function tenants(world: World) {
  return world.store.tables.tenant.tenantIds().map((id) => world.store.tables.tenant.get(id, id)?.body);
}

/** Oldest first, of all tenants, once it is known what became of each. */
async function mails(world: World) {
  await world.mailer.settled();
  const { mail } = world.store.tables;
  const sent = mail.tenantIds().flatMap((tenantId) => [...mail.list(tenantId)].map(({ body }) => ({ tenantId, ...body })));
  return sent.sort((a, b) => a.sentDateTime.localeCompare(b.sentDateTime));
}

async function optionalJson(body: Promise<string>): Promise<unknown> {
  const content = await body;
  return content === "" ? {} : JSON.parse(content);
}

function reset(world: World, engine: Engine, body: unknown): { made: string[] } {
  const seed = isObject(body) && body["seed"] !== undefined ? checkSeed(body["seed"]) : { tenants: [] };
  world.store.clear();
  forgetWhatIsUnderWay(world, engine);
  return { made: plant(world, seed) };
}

function forgetWhatIsUnderWay(world: World, engine: Engine): void {
  world.journal.clear();
  world.faults.clear();
  world.weather.clear();
  world.quota.clear();
  world.revocations.clear();
  engine.clear();
}

function applySettings(world: World, body: unknown): Settings {
  const { consistencyDelayMs, assignmentDelayMs, quota, smtp, unknowns } = readSettings(body);
  if (smtp !== undefined) world.mailer.address = smtp ?? undefined;
  world.consistencyDelayMs = consistencyDelayMs ?? world.consistencyDelayMs;
  world.assignmentDelayMs = assignmentDelayMs ?? world.assignmentDelayMs;
  world.limits = quota ?? world.limits;
  world.unknowns = { ...world.unknowns, ...unknowns };
  return settings(world);
}

function settings({ consistencyDelayMs, assignmentDelayMs, limits, mailer, unknowns }: World): Settings {
  return { consistencyDelayMs, assignmentDelayMs, quota: limits, smtp: mailer.address ?? null, unknowns };
}
