import { fabrikam } from "../../simulator";
import { instantiate, startPair, textOf, type Configuration, type Pair } from "./pair";

let pair: Pair;
let configuration: Configuration;
beforeEach(async () => {
  pair = await startPair();
  configuration = await instantiate(pair.source);
});
afterEach(() => pair.simulator.close());

const ids = (value: unknown) => (value as { id: string }[]).map((each) => each.id);

test("applications are found by name, by appId, by template and by tag", async () => {
  const { appId, applicationId, servicePrincipalId } = configuration;
  const template = "applicationTemplateId eq '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7'";
  for (const filter of ["displayName eq 'Fabrikam to Contoso'", `appId eq '${appId}'`, template]) {
    expect(ids((await pair.source("GET", `/applications?$filter=${filter}`)).body["value"])).toEqual([applicationId]);
    expect(ids((await pair.source("GET", `/servicePrincipals?$filter=${filter}`)).body["value"])).toEqual([servicePrincipalId]);
  }
  await pair.source("PATCH", `/applications/${applicationId}`, { tags: ["managed-by:test"] });
  expect(ids((await pair.source("GET", "/servicePrincipals?$filter=tags/any(t:t eq 'managed-by:test')")).body["value"])).toEqual([
    servicePrincipalId,
  ]);
  expect((await pair.source("GET", `/servicePrincipals(appId='${appId}')?$select=id,tags`)).body).toMatchObject({
    id: servicePrincipalId,
    tags: ["WindowsAzureActiveDirectoryIntegratedApp", "managed-by:test"],
  });
});

test("a new name of the application is the service principal's too", async () => {
  await pair.source("PATCH", `/applications/${configuration.applicationId}`, { displayName: "Renamed" });
  expect((await pair.source("GET", `/servicePrincipals/${configuration.servicePrincipalId}`)).body).toMatchObject({
    displayName: "Renamed",
    appDisplayName: "Renamed",
  });
});

test("a deleted application can be restored with its service principal, and then purged", async () => {
  const { applicationId, servicePrincipalId } = configuration;
  await pair.source("DELETE", `/applications/${applicationId}`);
  expect((await pair.source("GET", `/servicePrincipals/${servicePrincipalId}`)).status).toBe(404);
  expect(ids((await pair.source("GET", "/directory/deletedItems/microsoft.graph.application")).body["value"])).toEqual([applicationId]);
  expect(ids((await pair.source("GET", "/directory/deletedItems/graph.application")).body["value"])).toEqual([applicationId]);
  expect((await pair.source("POST", `/directory/deletedItems/${applicationId}/restore`)).status).toBe(200);
  expect((await pair.source("GET", `/servicePrincipals/${servicePrincipalId}`)).status).toBe(200);
  await pair.source("DELETE", `/applications/${applicationId}`);
  expect((await pair.source("DELETE", `/directory/deletedItems/${applicationId}`)).status).toBe(204);
  expect((await pair.source("GET", `/directory/deletedItems/${applicationId}`)).status).toBe(404);
});

test("users and groups are assigned once, by a role that exists", async () => {
  const { assignedTo, servicePrincipalId: resourceId, roleId: appRoleId } = configuration;
  const assign = (principalId: string, role = appRoleId) => pair.source("POST", assignedTo, { principalId, resourceId, appRoleId: role });
  const user = await assign(fabrikam.externalUserId);
  expect([user.status, user.body["principalType"]]).toEqual([201, "User"]);
  expect(textOf(user.body["id"])).not.toMatch(/^[0-9a-f]{8}-/);
  expect((await assign(fabrikam.externalUserId)).body["error"]).toMatchObject({
    code: "Request_BadRequest",
    message: "Permission being assigned already exists on the object",
  });
  expect((await assign(fabrikam.salesGroupId, "00000000-0000-0000-0000-000000000000")).status).toBe(400);
  expect((await assign("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee")).status).toBe(404);
  expect(ids((await pair.source("GET", `/users/${fabrikam.externalUserId}/appRoleAssignments`)).body["value"])).toEqual([user.body["id"]]);
  expect((await pair.source("DELETE", `${assignedTo}/${textOf(user.body["id"]).toUpperCase()}`)).status).toBe(404);
  expect((await pair.source("DELETE", `${assignedTo}/${textOf(user.body["id"])}`)).status).toBe(204);
});

test("the marketing group has twelve enabled internal members", async () => {
  const { body } = await pair.source("GET", `/groups/${fabrikam.marketingGroupId}/members?$select=id,accountEnabled,userType,department`);
  expect(body["value"]).toHaveLength(12);
  expect(new Set((body["value"] as unknown as object[]).map((each) => JSON.stringify({ ...each, id: "" })))).toEqual(
    new Set([
      JSON.stringify({ "@odata.type": "#microsoft.graph.user", id: "", accountEnabled: true, userType: "Member", department: "Marketing" }),
    ]),
  );
});

test("a person in the portal makes, moves, deletes and restores users", async () => {
  const portal = (method: string, path: string, body?: unknown) => pair.control.portal(fabrikam.tenantId, method, path, body);
  const user = {
    accountEnabled: true,
    displayName: "New Person",
    mailNickname: "new",
    userPrincipalName: "new@fabrikam.com",
    passwordProfile: { password: "x" },
  };
  const made = await portal("POST", "/users", user);
  const id = (made.body as { id: string }).id;
  const reference = { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${id}` };
  expect((await portal("POST", `/groups/${fabrikam.salesGroupId}/members/$ref`, reference)).status).toBe(204);
  expect((await portal("POST", `/groups/${fabrikam.salesGroupId}/members/$ref`, reference)).status).toBe(400);
  expect((await pair.source("GET", `/groups/${fabrikam.salesGroupId}/members`)).body["value"]).toHaveLength(6);
  await portal("DELETE", `/users/${id}`);
  expect((await pair.source("GET", `/groups/${fabrikam.salesGroupId}/members`)).body["value"]).toHaveLength(5);
  await portal("POST", `/directory/deletedItems/${id}/restore`);
  expect((await pair.source("GET", `/users/${id}/memberOf`)).body["value"]).toMatchObject([{ displayName: "Sales" }]);
});

test.each([
  ["department in ('Sales','Marketing')", 17],
  ["startswith(displayName,'a')", 1],
  ["userType eq 'Guest' or accountEnabled eq false", 2],
  ["not(accountEnabled eq true)", 1],
  ["endsWith(mail,'partner.example')", 1],
  ["createdDateTime gt 2020-01-01T00:00:00Z and department eq 'Sales'", 5],
])("users are filtered by %s", async (filter, count) => {
  const { body } = await pair.source("GET", `/users?$count=true&$filter=${encodeURIComponent(filter)}`, undefined, {
    ConsistencyLevel: "eventual",
  });
  expect([body["@odata.count"], body["value"]?.length]).toEqual([count, count]);
});

test("users are sorted by name, and shown by default without their department", async () => {
  const { body } = await pair.source("GET", "/users?$orderby=displayName desc&$top=1");
  expect(body["value"]?.[0]).toMatchObject({ displayName: "Zoe Field" });
  expect(body["value"]?.[0]).not.toHaveProperty("department");
});
