import { randomUUID } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { controlEndpoint } from "./control/endpoint";
import type { Answer, Version } from "./graph/call";
import { answerGraph } from "./graph/endpoint";
import { exchange } from "./graph/exchange";
import { respond } from "./respond";
import { RouteTable } from "./graph/match";
import { routes } from "./graph/routes";
import type { JsonObject } from "./graph/json";
import { Engine } from "./provisioning/engine";
import { grantToken, instanceDiscovery, openIdConfiguration, signInFailure, signingKeys } from "./signin/endpoints";
import { appServiceToken, instanceToken } from "./signin/managedIdentity";
import { pipelineToken } from "./signin/pipeline";
import { findTenant, type World } from "./world/world";

type App = Hono<{ Bindings: HttpBindings }>;
type RequestContext = Context<{ Bindings: HttpBindings }>;

/** The whole server as one function from request to answer: control, Graph and sign-in by their paths. */
export function makeApp(world: World): App {
  const app: App = new Hono<{ Bindings: HttpBindings }>();
  const table = new RouteTable(routes);
  const engine = new Engine(world);
  app.use(async (_c, next) => {
    engine.catchUp();
    await next();
  });
  app.route("/_simulator", controlEndpoint(world, table, engine));
  app.all("/v1.0/*", (c) => graph(c, world, table, "v1.0"));
  app.all("/beta/*", (c) => graph(c, world, table, "beta"));
  app.get("/common/discovery/instance", (c) => c.json(instanceDiscovery(world)));
  app.get("/:tenant/v2.0/.well-known/openid-configuration", (c) =>
    signIn(c, world, () => openIdConfiguration(world, c.req.param("tenant"))),
  );
  app.get("/:tenant/discovery/v2.0/keys", (c) => signIn(c, world, () => signingKeys(world, c.req.param("tenant"))));
  app.post("/:tenant/oauth2/v2.0/token", (c) => token(c, world));
  app.get("/msi/token", (c) => machineToken(c, world, appServiceToken));
  app.get("/metadata/identity/oauth2/token", (c) => machineToken(c, world, instanceToken));
  app.get("/_pipeline/token", async (c) => {
    const { status, body } = await pipelineToken(world, c.req.header("authorization"), new URL(c.req.url).searchParams);
    return respond(c, { status, body, headers: {} }, "application/json; charset=utf-8");
  });
  app.notFound((c) => c.json({ error: { code: "BadRequest", message: `Nothing is served at ${c.req.path}.` } }, 404));
  return app;
}

async function graph(c: RequestContext, world: World, table: RouteTable, version: Version): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const outcome = await answerGraph(world, table, {
    method: c.req.method,
    version,
    pathAndQuery: `${pathname.slice(version.length + 1)}${search}`,
    headers: c.req.header(),
    bodyText: await c.req.text(),
  });
  return respond(c, outcome, "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8");
}

async function token(c: RequestContext, world: World): Promise<Response> {
  const tenantName = c.req.param("tenant") ?? "";
  const form = new URLSearchParams(await c.req.text());
  const asking = { tenantId: findTenant(world, tenantName)?.id ?? null, appId: form.get("client_id") };
  return recorded(c, world, asking, () => answerSignIn(c, world, () => grantToken(world, tenantName, form)));
}

function machineToken(c: RequestContext, world: World, answer: typeof appServiceToken): Promise<Response> {
  const request = { headers: c.req.header(), query: new URL(c.req.url).searchParams };
  return recorded(c, world, { tenantId: null, appId: request.query.get("client_id") }, () => answer(world, request));
}

/** Serves a request for a token, under the faults that wait for it, and writes it down. */
async function recorded(
  c: RequestContext,
  world: World,
  asking: { tenantId: string | null; appId: string | null },
  work: () => Promise<Answer>,
): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const subject = { kind: "token" as const, method: c.req.method, path: `${pathname}${search}`, ...asking };
  const entry = world.journal.begin({ inBatch: false, ...subject, at: new Date(world.now()).toISOString() });
  const outcome = await exchange(world, { ...subject, clientRequestId: c.req.header("client-request-id") }, work);
  entry.status = typeof outcome === "string" ? null : outcome.status;
  return respond(c, outcome, "application/json; charset=utf-8");
}

async function signIn(c: RequestContext, world: World, work: () => JsonObject): Promise<Response> {
  const { status, body } = await answerSignIn(c, world, work);
  return respond(c, { status, body, headers: {} }, "application/json; charset=utf-8");
}

async function answerSignIn(c: RequestContext, world: World, work: () => JsonObject | Promise<JsonObject>) {
  try {
    return { status: 200, body: await work() };
  } catch (error) {
    return signInFailure(world, error, c.req.query("client-request-id") ?? c.req.header("client-request-id") ?? randomUUID());
  }
}
