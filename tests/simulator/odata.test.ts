import { fabrikam } from "../../simulator";
import { instantiate, partners, startPair, textOf, type Answer, type Pair } from "./pair";

let pair: Pair;
beforeAll(async () => {
  pair = await startPair();
  await instantiate(pair.source);
});
afterAll(() => pair.simulator.close());

const eventual = { ConsistencyLevel: "eventual" };
const get = (path: string, headers?: Record<string, string>): Promise<Answer> => pair.source("GET", path, undefined, headers);
const filtered = (filter: string, headers?: Record<string, string>): Promise<Answer> =>
  get(`/users?$filter=${encodeURIComponent(filter)}${headers ? "&$count=true" : ""}`, headers);

describe("$filter finds users by", () => {
  test.each([
    ["department eq 'sales'", 5],
    ["department in ('Sales', 'Marketing') and accountEnabled eq true", 17],
    ["startsWith(displayName,'A') or startswith(displayName,'B')", 2],
    ["department eq 'Sales' or department eq 'Marketing' and displayName eq 'Ada Field'", 6],
    ["(department eq 'Sales' or department eq 'Marketing') and displayName eq 'Ada Field'", 1],
    ["createdDateTime ge 2020-01-01T00:00:00Z and department eq 'Sales'", 5],
    ["createdDateTime le 2020-01-01", 0],
    [`id eq '${fabrikam.externalUserId}'`, 1],
    ["otherMails/any(m:m eq 'nobody@example.com')", 0],
  ])("%s", async (filter, count) => {
    expect((await filtered(filter)).body["value"]).toHaveLength(count);
  });

  test.each([
    ["department ne 'Marketing' and userType eq 'Member'", 14],
    ["NOT(department eq 'Marketing') AND userType eq 'Member'", 14],
    ["NOT startsWith(displayName,'A')", 26],
    ["endsWith(mail,'partner.example')", 1],
    ["otherMails/$count eq 0", 27],
    ["companyName eq null", 27],
  ])("%s, in an advanced query", async (filter, count) => {
    expect((await filtered(filter, eventual)).body["value"]).toHaveLength(count);
    const { status, body } = await filtered(filter);
    expect([status, body["error"]?.["code"]]).toEqual([400, "Request_UnsupportedQuery"]);
  });
});

const template = "518e5f48-1fc8-4c48-9387-9fdf28b0dfe7";

describe("$filter of other directory objects tells properties apart:", () => {
  const of = (collection: string, filter: string, headers?: Record<string, string>): Promise<Answer> =>
    get(`/${collection}?$filter=${encodeURIComponent(filter)}${headers ? "&$count=true" : ""}`, headers);

  test.each([
    ["groups", "securityEnabled eq true and startsWith(displayName,'Mark')", 1],
    ["groups", "groupTypes/any(t:t eq 'Unified')", 0],
    ["servicePrincipals", `applicationTemplateId eq '${template}'`, 1],
    ["servicePrincipals", "servicePrincipalType eq 'ManagedIdentity'", 0],
    ["applications", "tags/any(t:startsWith(t,'nobody'))", 0],
  ])("%s by %s", async (collection, filter, count) => {
    expect((await of(collection, filter)).body["value"]).toHaveLength(count);
  });

  test.each([
    ["groups", "mailEnabled ne true"],
    ["servicePrincipals", `NOT(applicationTemplateId eq '${template}')`],
    ["applications", "displayName eq null"],
  ])("%s by %s, in an advanced query alone", async (collection, filter) => {
    expect((await of(collection, filter, eventual)).status).toBe(200);
    expect((await of(collection, filter)).body["error"]?.["code"]).toBe("Request_UnsupportedQuery");
  });

  test.each([
    ["groups", "visibility eq 'Private'"],
    ["groups", "securityEnabled ge true"],
    ["servicePrincipals", "notes eq 'x'"],
    ["applications", "startsWith(appId,'0')"],
  ])("%s never by %s", async (collection, filter) => {
    expect((await of(collection, filter, eventual)).body["error"]?.["code"]).toBe("Request_UnsupportedQuery");
  });
});

test.each([
  ["a property without an index", "streetAddress eq 'x' and signInActivity eq null", "BadRequest"],
  ["an operator that a property has no index for", "endsWith(displayName,'x')", "Request_UnsupportedQuery"],
  ["contains on a directory object", "contains(displayName,'x')", "Request_UnsupportedQuery"],
  ["a filter that ends too soon", "displayName eq 'x' and", "BadRequest"],
  ["an unknown function", "soundex(displayName) eq 'x'", "BadRequest"],
])("%s is refused even in an advanced query", async (_name, filter, code) => {
  const { status, body } = await filtered(filter, eventual);
  expect([status, body["error"]?.["code"]]).toEqual([400, code]);
});

test("a refused operator is named with the way out", async () => {
  const { body } = await filtered("endsWith(mail,'x')");
  expect(body["error"]?.["message"]).toMatch(/^Operator 'endsWith' is not supported.*ConsistencyLevel:eventual/);
});

describe("counting directory objects", () => {
  test("as a path takes the header, and answers a bare number", async () => {
    const refused = await get("/users/$count");
    expect([refused.status, refused.body["error"]?.["message"]]).toEqual([400, "$count is not currently supported."]);
    const counted = await get("/users/$count?$filter=department eq 'Sales'", eventual);
    expect([counted.body, counted.headers.get("content-type")]).toEqual([5, "text/plain"]);
    expect((await get(`/groups/${fabrikam.marketingGroupId}/members/$count`, eventual)).body).toBe(12);
  });

  test("beside a list is left out without a word when the header is missing", async () => {
    expect((await get("/users?$count=true&$top=1")).body).not.toHaveProperty("@odata.count");
    expect((await get("/users?$count=true&$top=1", eventual)).body).toMatchObject({ "@odata.count": 27 });
  });
});

describe("paging", () => {
  test("follows the next link to the end, and counts on the first page only", async () => {
    const names: string[] = [];
    let path: string | undefined = "/users?$top=10&$select=displayName&$orderby=displayName&$count=true";
    const counts: unknown[] = [];
    while (path !== undefined) {
      const { body }: Answer = await get(path, eventual);
      counts.push(body["@odata.count"]);
      names.push(...(body["value"] as unknown as { displayName: string }[]).map((each) => each.displayName));
      const next: unknown = body["@odata.nextLink"];
      path = next === undefined ? undefined : textOf(next).replace(`${pair.simulator.url}/v1.0`, "");
    }
    expect(counts).toEqual([27, undefined, undefined]);
    expect(new Set(names).size).toBe(27);
    expect(names).toEqual([...names].sort());
  });

  test("with a token that Graph did not make is refused", async () => {
    const { status, body } = await get("/users?$skiptoken=abc");
    expect([status, body["error"]?.["code"]]).toEqual([400, "Directory_ExpiredPageToken"]);
  });
});

describe("$orderby", () => {
  test.each([
    ["/users?$orderby=userPrincipalName desc", {}],
    ["/groups?$orderby=displayName", {}],
    ["/applications?$orderby=displayName&$count=true", eventual],
    ["/users?$orderby=displayName&$filter=department eq 'Sales'&$count=true", eventual],
  ])("%s is sorted", async (path, headers) => {
    expect((await get(path, headers)).status).toBe(200);
  });

  test.each([
    ["/applications?$orderby=displayName"],
    ["/users?$orderby=department"],
    ["/users?$orderby=displayName&$filter=department eq 'Sales'"],
    ["/users?$orderby=displayName,userPrincipalName"],
  ])("%s is refused", async (path) => {
    const { status, body } = await get(path);
    expect([status, body["error"]?.["code"]]).toEqual([400, "Request_UnsupportedQuery"]);
  });
});

describe("$select and $expand", () => {
  test("are shown in the context", async () => {
    const { body } = await get(
      "/policies/crossTenantAccessPolicy/partners?$select=tenantId&$expand=identitySynchronization($select=tenantId)",
    );
    expect(body["@odata.context"]).toMatch(/partners\(tenantId,identitySynchronization\(tenantId\)\)$/);
  });

  test("bring no more of what is expanded than was selected of it", async () => {
    const partner = `${partners}/${fabrikam.tenantId}`;
    await pair.target("POST", partners, { tenantId: fabrikam.tenantId });
    await pair.target("PUT", `${partner}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: true } });
    const { body } = await pair.target("GET", `${partner}?$select=tenantId&$expand=identitySynchronization($select=userSyncInbound)`);
    expect(body).toMatchObject({ tenantId: fabrikam.tenantId, identitySynchronization: { userSyncInbound: { isSyncAllowed: true } } });
    expect(body["identitySynchronization"]).not.toHaveProperty("tenantId");
  });

  test("name what is unknown even where the list is empty", async () => {
    const { status, body } = await get("/directory/deletedItems/microsoft.graph.group?$select=colour");
    expect([status, body["error"]?.["code"]]).toEqual([400, "BadRequest"]);
  });

  test("keep the kind of each object in a list of several kinds", async () => {
    const { body } = await get(`/groups/${fabrikam.salesGroupId}/members?$select=id&$top=1`);
    expect(body["value"]?.[0]).toMatchObject({ "@odata.type": "#microsoft.graph.user" });
  });
});

test("$search without the header is refused in Graph's words", async () => {
  const { status, body } = await get('/applications?$search="displayName:Fabrikam"');
  expect([status, body["error"]?.["code"]]).toEqual([400, "Request_UnsupportedQuery"]);
});

test("beta calls some members by another name", async () => {
  const { body } = await get("/beta/servicePrincipals?$filter=displayName eq 'Fabrikam to Contoso'");
  expect(body["value"]?.[0]).toHaveProperty("publishedPermissionScopes");
  expect(body["value"]?.[0]).not.toHaveProperty("oauth2PermissionScopes");
});
