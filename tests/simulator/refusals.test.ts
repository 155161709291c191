import { fabrikam } from "../../simulator";
import { instantiate, makeJob, partners, signedIn, startPair, type Ask, type Pair } from "./pair";

let pair: Pair;
beforeAll(async () => void (pair = await startPair()));
afterAll(() => pair.simulator.close());

const unknownId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

test("every refusal has Graph's error body and headers", async () => {
  const { status, body, headers } = await pair.source("GET", `/users/${unknownId}`, undefined, { "client-request-id": unknownId });
  expect(status).toBe(404);
  expect(body["error"]).toMatchObject({
    code: "Request_ResourceNotFound",
    message: `Resource '${unknownId}' does not exist or one of its queried reference-property objects are not present.`,
    innerError: { "request-id": headers.get("request-id"), "client-request-id": unknownId },
  });
  expect(headers.get("client-request-id")).toBe(unknownId);
  expect(headers.get("content-type")).toContain("application/json");
});

interface Refused {
  readonly name: string;
  readonly request: readonly [method: string, path: string, body?: unknown];
  readonly answer: readonly [status: number, code: string];
}

const nested = { tenantId: unknownId, automaticUserConsentSettings: { inbound: true } };
const refused: readonly Refused[] = [
  { name: "an unknown path", request: ["GET", "/groupz"], answer: [404, "BadRequest"] },
  { name: "an unknown navigation", request: ["GET", `/users/${unknownId}/shoes`], answer: [404, "BadRequest"] },
  { name: "a method that a path does not have", request: ["POST", "/organization", {}], answer: [405, "Request_BadRequest"] },
  { name: "an unknown property", request: ["POST", partners, { tenantId: unknownId, colour: "red" }], answer: [400, "Request_BadRequest"] },
  { name: "a property of the wrong type", request: ["POST", partners, { tenantId: 5 }], answer: [400, "Request_BadRequest"] },
  { name: "an unknown member of a structured value", request: ["POST", partners, nested], answer: [400, "Request_BadRequest"] },
  { name: "a missing property", request: ["POST", partners, {}], answer: [400, "Request_BadRequest"] },
  { name: "a body that is not JSON", request: ["POST", partners, "{"], answer: [400, "BadRequest"] },
  { name: "an unknown query option", request: ["GET", "/users?$skip=5"], answer: [400, "BadRequest"] },
  { name: "an unknown property in $select", request: ["GET", "/users?$select=shoeSize"], answer: [400, "BadRequest"] },
  { name: "an unknown property in $filter", request: ["GET", "/users?$filter=shoeSize eq 5"], answer: [400, "BadRequest"] },
  { name: "a $filter that cannot be read", request: ["GET", "/users?$filter=displayName eq"], answer: [400, "BadRequest"] },
  {
    name: "an advanced $filter without eventual consistency",
    request: ["GET", "/users?$filter=displayName ne 'x'"],
    answer: [400, "Request_UnsupportedQuery"],
  },
  { name: "a page of no size", request: ["GET", "/users?$top=0"], answer: [400, "Request_BadRequest"] },
];

test.each(refused)("$name is refused", async ({ request: [method, path, body], answer: [status, code] }) => {
  const answer = await pair.source(method, path, body);
  expect([answer.status, answer.body["error"]?.["code"]]).toEqual([status, code]);
});

test("an unknown path is refused before the token is looked at", async () => {
  const response = await fetch(`${pair.simulator.url}/v1.0/groupz`);
  expect(response.status).toBe(404);
});

test("group synchronization is a property of beta only", async () => {
  const body = { userSyncInbound: { isSyncAllowed: true }, groupSyncInbound: { isSyncAllowed: true } };
  await pair.target("POST", partners, { tenantId: fabrikam.tenantId });
  expect((await pair.target("PUT", `${partners}/${fabrikam.tenantId}/identitySynchronization`, body)).status).toBe(400);
  expect((await pair.target("PUT", `/beta${partners}/${fabrikam.tenantId}/identitySynchronization`, body)).status).toBe(204);
  expect((await pair.target("GET", `/beta${partners}/${fabrikam.tenantId}/identitySynchronization`)).body).toMatchObject(body);
  expect((await pair.target("GET", `${partners}/${fabrikam.tenantId}/identitySynchronization`)).body).not.toHaveProperty(
    "groupSyncInbound",
  );
});

describe("without the permission", () => {
  let weak: Ask;
  beforeAll(
    async () =>
      void (weak = await signedIn(pair.simulator.url, {
        tenantId: fabrikam.tenantId,
        clientId: fabrikam.weakClientId,
        clientSecret: fabrikam.weakClientSecret,
      })),
  );

  test("policies may be read and not written", async () => {
    expect((await weak("GET", partners)).status).toBe(200);
    const { status, body } = await weak("POST", partners, { tenantId: unknownId });
    expect([status, body["error"]?.["code"], body["error"]?.["message"]]).toEqual([
      403,
      "Authorization_RequestDenied",
      "Insufficient privileges to complete the operation.",
    ]);
  });

  test("synchronization answers 401 with an unknown error and no message", async () => {
    const { synchronization } = await instantiate(pair.source);
    const { status, body } = await weak("GET", `${synchronization}/jobs`);
    expect([status, body["error"]?.["code"], body["error"]?.["message"]]).toEqual([401, "UnknownError", ""]);
  });
});

test("what a cross-tenant synchronization has no use for is refused in Graph's words", async () => {
  const configuration = await instantiate(pair.source);
  const job = await makeJob(pair.source, configuration);
  const token = await pair.source("POST", `${configuration.synchronization}/acquireAccessToken`, {
    credentials: [{ key: "AuthenticationType", value: "SyncPolicy" }],
  });
  expect([token.status, token.body["error"]?.["code"]]).toEqual([400, "InvalidCredentials"]);
  const upload = await pair.source("GET", `${job}/bulkUpload`);
  expect([upload.status, upload.body["error"]?.["code"]]).toEqual([404, "ResourceNotFound"]);
});
