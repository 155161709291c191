import { randomUUID } from "node:crypto";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { controlEndpoint } from "./control/endpoint";
import type { Version } from "./graph/call";
import { answerGraph } from "./graph/endpoint";
import { exchange, type Outcome } from "./graph/exchange";
import { RouteTable } from "./graph/match";
import { routes } from "./graph/routes";
import type { JsonObject } from "./graph/json";
import { Engine } from "./provisioning/engine";
import { grantToken, instanceDiscovery, openIdConfiguration, signInFailure, signingKeys } from "./signin/endpoints";
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
  const { pathname, search } = new URL(c.req.url);
  const tenantId = findTenant(world, tenantName)?.id ?? null;
  const subject = { method: "POST", path: `${pathname}${search}`, tenantId, clientRequestId: c.req.header("client-request-id") };
  const entry = world.journal.begin({
    kind: "token",
    inBatch: false,
    method: "POST",
    path: subject.path,
    tenantId,
    appId: form.get("client_id"),
    at: new Date(world.now()).toISOString(),
  });
  const outcome = await exchange(world, subject, () => answerSignIn(c, world, () => grantToken(world, tenantName, form)));
  entry.status = outcome === "cut" ? null : outcome.status;
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

function respond(c: RequestContext, outcome: Outcome, contentType: string): Response {
  if (outcome === "cut") {
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const { status, headers, body } = outcome;
  if (body === undefined) return new Response(null, { status, headers });
  return new Response(JSON.stringify(body), { status, headers: { "content-type": contentType, ...headers } });
}
