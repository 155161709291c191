import { SignInFailed, TokenRefused, Unreachable, WriteUnsure } from "../../../provider/graph/errors";
import { createTransport } from "../../../provider/graph/transport";
import { thrownBy } from "../thrown";
import { fabrikamAt } from "./fabrikam";
import { GraphServer } from "./graphServer";

let server: GraphServer;
beforeEach(async () => {
  server = await GraphServer.start();
});
afterEach(() => server.close());

const atOnce = { "Retry-After": "0" };
const get = { method: "GET", path: "/users?$top=1&$filter=a%20eq%20%27b%27" } as const;
const post = { method: "POST", path: "/users", body: { displayName: "Ä" } } as const;

test("path, query and body arrive as they were given, below the version", async () => {
  await server.transport()(get);
  await server.transport()({ ...post, version: "beta" });
  expect(server.received).toEqual(["GET /v1.0/users?$top=1&$filter=a%20eq%20%27b%27", 'POST /beta/users {"displayName":"Ä"}']);
});

test("an answer brings status, body, Retry-After and Graph's id for the request", async () => {
  server.will({ status: 404, headers: { "request-id": "r-1", "Retry-After": "7" }, body: '{"error":{"code":"no"}}' });
  await expect(server.transport()(get)).resolves.toEqual({
    status: 404,
    requestId: "r-1",
    retryAfter: "7",
    body: { error: { code: "no" } },
  });
});

test("an answer without a body has none", async () => {
  server.will({ status: 204 });
  await expect(server.transport()({ method: "DELETE", path: "/a" })).resolves.toMatchObject({ status: 204, body: undefined });
});

test("the page that a gateway answers with is a refusal without a body", async () => {
  server.will({ status: 404, body: "<html>" });
  await expect(server.transport()(get)).resolves.toMatchObject({ status: 404, body: undefined });
});

describe("an answer that asks for patience", () => {
  test.each([429, 500, 502, 503, 504])("with %i is repeated for a read", async (status) => {
    server.will({ status, headers: atOnce }, { status, headers: { "Retry-After": "0.01" } });
    await expect(server.transport()(get)).resolves.toMatchObject({ status: 200 });
    expect(server.received).toHaveLength(3);
  });

  test("with 429 is repeated for a POST: it was turned away at the door", async () => {
    server.will({ status: 429, headers: atOnce });
    await expect(server.transport()(post)).resolves.toMatchObject({ status: 200 });
    expect(server.received).toEqual(Array(2).fill('POST /v1.0/users {"displayName":"Ä"}'));
  });

  test.each([500, 502, 503, 504])("with %i is not repeated for a POST: it may have been done", async (status) => {
    server.will({ status, headers: atOnce });
    await expect(server.transport()(post)).resolves.toMatchObject({ status });
    expect(server.received).toHaveLength(1);
  });

  test("with 503 is repeated for a POST that says it may be", async () => {
    server.will({ status: 503, headers: atOnce });
    await expect(server.transport()({ ...post, repeatable: true })).resolves.toMatchObject({ status: 200 });
  });

  test("is given up after eight repetitions, with the last answer", async () => {
    server.will(...Array<{ status: number; headers: Record<string, string> }>(20).fill({ status: 429, headers: atOnce }));
    await expect(server.transport()(get)).resolves.toMatchObject({ status: 429, retryAfter: "0" });
    expect(server.received).toHaveLength(9);
  });

  test("with 500 is given up after three: the service may just not be able to do it", async () => {
    server.will(...Array<{ status: number }>(9).fill({ status: 500 }));
    await expect(server.transport()(get)).resolves.toMatchObject({ status: 500 });
    expect(server.received).toHaveLength(4);
  });

  test("without saying how long is repeated ever later, in time that the caller can make pass", async () => {
    server.will({ status: 429 }, { status: 429 }, { status: 429 });
    const delays: number[] = [];
    const sleep = (delayMs: number): Promise<void> => Promise.resolve(void delays.push(delayMs));
    await createTransport({ tenant: fabrikamAt(server.address), token: () => Promise.resolve("token"), sleep })(get);
    const shares = delays.map((delayMs, index) => delayMs / (500 * 2 ** index));
    expect(shares).toHaveLength(3);
    expect(shares.every((share) => share >= 0.5 && share <= 1.5)).toBe(true);
  });

  test.each([400, 401, 403, 409])("is not one with %i: it is handed back at once", async (status) => {
    server.will({ status, body: "{}" });
    await expect(server.transport()(get)).resolves.toMatchObject({ status });
    expect(server.received).toHaveLength(1);
  });
});

describe("a connection that is cut", () => {
  test("is tried again for a read", async () => {
    server.will("cut", "cut");
    await expect(server.transport()(get)).resolves.toMatchObject({ status: 200 });
    expect(server.received).toHaveLength(3);
  });

  test("again and again makes the tenant unreachable, and the error says where", async () => {
    server.will("cut", "cut", "cut", "cut");
    const error = await thrownBy(server.transport()(get));
    expect(error).toBeInstanceOf(Unreachable);
    expect(error.message).toContain(`tenant 'fabrikam' could not be reached at ${server.address}`);
    expect(server.received).toHaveLength(3);
  });

  test("leaves the outcome of a POST open, and the POST is not repeated", async () => {
    server.will("cut");
    const error = await thrownBy(server.transport()(post));
    expect(error).toBeInstanceOf(WriteUnsure);
    expect(error.message).toContain("POST /users in tenant 'fabrikam'");
    expect(server.received).toHaveLength(1);
  });

  test("in the middle of an answer is the same as cut before it", async () => {
    server.will({ status: 200, body: '{"value":[' }, { status: 200, body: '{"value":[]}' });
    await expect(server.transport()(get)).resolves.toMatchObject({ body: { value: [] } });
    server.will({ status: 201, body: '{"id":' });
    expect(await thrownBy(server.transport()(post))).toBeInstanceOf(WriteUnsure);
  });

  test("by the deadline leaves the outcome of a POST open", async () => {
    server.will("hang");
    expect(await thrownBy(server.transport(50)(post))).toBeInstanceOf(WriteUnsure);
  });

  test("by the deadline is tried again for a read", async () => {
    server.will("hang");
    await expect(server.transport(200)(get)).resolves.toMatchObject({ status: 200 });
  });
});

test("a POST that never reached anybody is tried again, and then the tenant is unreachable", async () => {
  const { address } = server;
  await server.close();
  const delays: number[] = [];
  const sleep = (delayMs: number): Promise<void> => Promise.resolve(void delays.push(delayMs));
  const send = createTransport({ tenant: fabrikamAt(address), token: () => Promise.resolve("token"), sleep });
  const error = await thrownBy(send(post));
  expect(error).toBeInstanceOf(Unreachable);
  expect(error.message).toContain("ECONNREFUSED");
  expect(delays).toHaveLength(2);
});

test("where signing in fails nothing is sent, and its error passes untouched", async () => {
  const failed = new SignInFailed("fabrikam", "clientSecret", "https://login.example", new Error("expired"));
  const send = createTransport({ tenant: fabrikamAt(server.address), token: () => Promise.reject(failed) });
  expect(await thrownBy(send(get))).toBe(failed);
  expect(server.received).toEqual([]);
});

describe("a token that Graph refuses in the middle of a run", () => {
  const refused = { status: 401, body: '{"error":{"code":"InvalidAuthenticationToken","message":"Revoked"}}' };
  /** One token after another: a new one each time the last is named as refused. */
  const tokens = () => {
    let last = 1;
    const refusals: string[] = [];
    const token = (refusedToken?: string): Promise<string> => {
      if (refusedToken !== undefined) refusals.push(refusedToken);
      if (refusedToken === `token ${last.toString()}`) last++;
      return Promise.resolve(`token ${last.toString()}`);
    };
    return { token, refusals };
  };

  test.each([get, post])("is replaced, and the $method sent again: nothing was done with it", async (request) => {
    server.will(refused);
    const { token, refusals } = tokens();
    await expect(createTransport({ tenant: fabrikamAt(server.address), token })(request)).resolves.toMatchObject({ status: 200 });
    expect(refusals).toEqual(["token 1"]);
    expect(server.received).toHaveLength(2);
  });

  test("is an error when the fresh one is refused as well, and the error says what to look at", async () => {
    server.will(refused, refused);
    const error = await thrownBy(createTransport({ tenant: fabrikamAt(server.address), token: tokens().token })(post));
    expect(error).toBeInstanceOf(TokenRefused);
    expect(error.message).toMatch(/^POST \/users in tenant 'fabrikam' failed: 401 InvalidAuthenticationToken: Revoked\. A fresh token was/);
    expect(server.received).toHaveLength(2);
  });

  test("is not what 401 UnknownError says: that is a missing permission, and handed back at once", async () => {
    server.will({ status: 401, body: '{"error":{"code":"UnknownError","message":""}}' });
    await expect(createTransport({ tenant: fabrikamAt(server.address), token: tokens().token })(get)).resolves.toMatchObject({
      status: 401,
    });
    expect(server.received).toHaveLength(1);
  });
});
