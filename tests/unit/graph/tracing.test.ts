import { AsyncLocalStorage } from "node:async_hooks";
import { createGraphClient, type GraphClient } from "../../../provider/graph/client";
import { templateOf } from "../../../provider/graph/requestSpan";
import type { Attributes, Tracing } from "../../../provider/graph/tracing";
import { createTransport } from "../../../provider/graph/transport";
import { patientClock } from "../clock";
import { fabrikamAt } from "./fabrikam";
import { GraphServer } from "./graphServer";

interface Told {
  readonly name: string;
  readonly below: string | undefined;
  attributes: Attributes;
  failed?: string;
}

/** Takes down every span, and below which one it began. */
class Notebook implements Tracing {
  readonly spans: Told[] = [];
  private readonly current = new AsyncLocalStorage<string>();

  span: Tracing["span"] = ({ name, attributes }, act) => {
    const told: Told = { name, attributes, below: this.current.getStore() };
    this.spans.push(told);
    const set = (more: Attributes): void => void (told.attributes = { ...told.attributes, ...more });
    return this.current.run(name, () => act({ set, fails: (reason) => void (told.failed = reason) }));
  };

  hold: Tracing["hold"] = () => {
    const name = this.current.getStore();
    return (act) => (name === undefined ? act() : this.current.run(name, act));
  };

  during<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
    return this.span({ name, kind: "work", attributes: {} }, act);
  }

  below(name: string): readonly string[] {
    return this.spans.filter((each) => each.below === name).map((each) => each.name);
  }
}

let server: GraphServer;
let notebook: Notebook;
let graph: GraphClient;
beforeEach(async () => {
  server = await GraphServer.start();
  notebook = new Notebook();
  const tenant = fabrikamAt(server.address);
  const { sleep } = patientClock();
  const send = createTransport({ tenant, token: () => Promise.resolve("token"), sleep, tracing: notebook });
  graph = createGraphClient(tenant, send, { sleep, tracing: notebook });
});
afterEach(() => server.close());

const parts = (...statuses: number[]): { status: number; body: string } => ({
  status: 200,
  body: JSON.stringify({
    responses: statuses.map((status, index) => ({ id: index.toString(), status, headers: { "request-id": `part-${index}` }, body: {} })),
  }),
});

test("a request is told with method, place, outcome and Graph's id for it, and without what it is about", async () => {
  server.will({ status: 200, headers: { "request-id": "r-1" }, body: "{}" });
  await notebook.during("read SyncJob", () => graph.get("/users/ada@fabrikam.com?$filter=displayName%20eq%20%27Ada%27"));
  const [, request] = notebook.spans;
  expect(request).toEqual({
    name: "GET /users/{id}",
    below: "read SyncJob",
    attributes: {
      "http.request.method": "GET",
      "url.template": "/v1.0/users/{id}",
      "server.address": "127.0.0.1",
      "server.port": Number(new URL(server.address).port),
      "entra_sync.tenant": "fabrikam",
      "http.response.status_code": 200,
      "http.response.header.request-id": ["r-1"],
    },
  });
});

test("each time it is sent again is a span of its own, with the count", async () => {
  server.will({ status: 429, headers: { "Retry-After": "0" } }, { status: 503, headers: { "Retry-After": "0" } });
  await graph.get("/organization");
  expect(notebook.spans.map(({ attributes, failed }) => [attributes["http.request.resend_count"], failed])).toEqual([
    [undefined, "429"],
    [1, "503"],
    [2, undefined],
  ]);
});

test("reads of several resources share a batch, and each is told below the one that asked", async () => {
  server.will(parts(200, 404));
  await Promise.all([
    notebook.during("read SyncJob", () => graph.find("/servicePrincipals/9d1c/synchronization/jobs")),
    notebook.during("read SyncSettings", () => graph.find("/servicePrincipals/9d1c/synchronization/secrets").catch(() => undefined)),
  ]);
  expect(notebook.below("read SyncJob")).toEqual(["GET /servicePrincipals/{id}/synchronization/jobs", "POST /$batch"]);
  expect(notebook.below("read SyncSettings")).toEqual(["GET /servicePrincipals/{id}/synchronization/secrets"]);
  const part = notebook.spans.find(({ below }) => below === "read SyncSettings");
  expect(part).toMatchObject({
    failed: "404",
    attributes: { "entra_sync.batched": true, "http.response.status_code": 404, "http.response.header.request-id": ["part-1"] },
  });
});

test("a read that travels alone belongs to whoever asked for it", async () => {
  await notebook.during("check", () => graph.get("/organization"));
  expect(notebook.below("check")).toEqual(["GET /organization"]);
});

test("a batch that gets no answer is no more than an error for who asked", async () => {
  server.will(...Array<"cut">(20).fill("cut"));
  const asked = [graph.find("/organization"), graph.find("/domains")];
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test.each([
  ["/users/ada", "/users/{id}"],
  ["/users/$count", "/users/$count"],
  ["/groups/marketing/members", "/groups/{id}/members"],
  ["/applications(appId='4f1e')?$select=id", "/applications({key})"],
  ["/servicePrincipals/0e6f/synchronization/jobs/azure2azure.4f1e.77/start", "/servicePrincipals/{id}/synchronization/jobs/{id}/start"],
  ["/policies/crossTenantAccessPolicy/partners/11111111-1111", "/policies/crossTenantAccessPolicy/partners/{id}"],
])("%s is told as %s", (path, template) => {
  expect(templateOf(path)).toBe(template);
});
