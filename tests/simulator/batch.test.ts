import { fabrikam } from "../../simulator";
import { partners, startPair, type Pair } from "./pair";

let pair: Pair;
beforeEach(async () => void (pair = await startPair()));
afterEach(() => pair.simulator.close());

interface Part {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: { error?: { code: string } };
}

const json = { "Content-Type": "application/json" };
const other = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

async function batch(requests: readonly object[]): Promise<Map<string, Part>> {
  const { status, body } = await pair.source("POST", "/$batch", { requests });
  expect(status).toBe(200);
  return new Map((body["responses"] as unknown as Part[]).map((part) => [part.id, part]));
}

test("parts are answered each for itself, with those that depend on a failure not done", async () => {
  const parts = await batch([
    { id: "read", method: "GET", url: "/organization" },
    { id: "missing", method: "GET", url: `/users/${other}` },
    { id: "dependent", method: "POST", url: partners, headers: json, body: { tenantId: other }, dependsOn: ["missing"] },
    {
      id: "write",
      method: "POST",
      url: partners,
      headers: json,
      body: { tenantId: fabrikam.tenantId.replace("1", "2") },
      dependsOn: ["read"],
    },
  ]);
  expect([...parts.values()].map(({ id, status }) => `${id} ${status}`).sort()).toEqual([
    "dependent 424",
    "missing 404",
    "read 200",
    "write 201",
  ]);
  expect(parts.get("missing")?.body?.error?.code).toBe("Request_ResourceNotFound");
  expect((await pair.source("GET", partners)).body["value"]).toHaveLength(1);
});

test.each([
  ["more than twenty parts", Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: "GET", url: "/users" }))],
  ["a batch in a batch", [{ id: "1", method: "POST", url: "/$batch", headers: json, body: { requests: [] } }]],
  [
    "an id twice",
    [
      { id: "1", method: "GET", url: "/users" },
      { id: "1", method: "GET", url: "/users" },
    ],
  ],
  ["a whole address", [{ id: "1", method: "GET", url: "https://localhost/v1.0/users" }]],
  ["a body without its type", [{ id: "1", method: "POST", url: partners, body: { tenantId: other } }]],
  ["a dependency on nothing", [{ id: "1", method: "GET", url: "/users", dependsOn: ["2"] }]],
])("%s is refused as a whole", async (_name, requests) => {
  expect((await pair.source("POST", "/$batch", { requests })).status).toBe(400);
});

test("a throttled part says for itself how long to wait", async () => {
  await pair.control.addFaults([{ path: "/v1.0/groups", effect: { kind: "answer", status: 429, headers: { "Retry-After": "3" } } }]);
  const parts = await batch([
    { id: "1", method: "GET", url: "/groups" },
    { id: "2", method: "GET", url: "/users" },
  ]);
  expect([parts.get("1")?.status, parts.get("1")?.headers["Retry-After"], parts.get("2")?.status]).toEqual([429, "3", 200]);
});

test("the journal shows one request with its parts", async () => {
  await pair.control.clearRequests();
  const { next } = await pair.control.requests();
  await batch([
    { id: "1", method: "GET", url: "/groups" },
    { id: "2", method: "PATCH", url: `/users/${other}`, headers: json, body: {} },
  ]);
  const { requests } = await pair.control.requests(next);
  expect(requests.map(({ kind, method, path, status, inBatch }) => [kind, method, path, status, inBatch])).toEqual([
    ["graph", "POST", "/v1.0/$batch", 200, false],
    ["part", "GET", "/v1.0/groups", 200, next + 1],
    ["part", "PATCH", `/v1.0/users/${other}`, 403, next + 1],
  ]);
});
