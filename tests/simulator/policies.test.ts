import { fabrikam } from "../../simulator";
import { partners, startPair, type Pair } from "./pair";

let pair: Pair;
beforeEach(async () => void (pair = await startPair()));
afterEach(() => pair.simulator.close());

const partner = `${partners}/${fabrikam.tenantId}`;
const synchronization = `${partner}/identitySynchronization`;
const allowed = { userSyncInbound: { isSyncAllowed: true } };

test("a partner is made once, read and changed", async () => {
  const made = await pair.target("POST", partners, { tenantId: fabrikam.tenantId });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    tenantId: fabrikam.tenantId,
    automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null },
  });
  expect((await pair.target("POST", partners, { tenantId: fabrikam.tenantId })).body["error"]).toMatchObject({
    code: "Request_MultipleObjectsWithSameKeyValue",
  });
  await pair.target("PATCH", partner, { automaticUserConsentSettings: { inboundAllowed: true } });
  expect((await pair.target("GET", partner)).body["automaticUserConsentSettings"]).toEqual({ inboundAllowed: true, outboundAllowed: null });
});

test("PUT of the identity synchronization creates, PATCH changes, and each refuses the other's work", async () => {
  await pair.target("POST", partners, { tenantId: fabrikam.tenantId });
  const early = await pair.target("PATCH", synchronization, allowed);
  expect([early.status, early.body["error"]?.["code"]]).toEqual([404, "Directory_ObjectNotFound"]);
  expect((await pair.target("PUT", synchronization, allowed)).status).toBe(204);
  const second = await pair.target("PUT", synchronization, allowed);
  expect(second.status).toBe(409);
  expect(second.body["error"]).toMatchObject({
    code: "Request_MultipleObjectsWithSameKeyValue",
    details: [{ code: "ConflictingObjects" }],
  });
  await pair.target("PATCH", synchronization, { displayName: "Fabrikam" });
  expect((await pair.target("GET", synchronization)).body).toMatchObject({
    tenantId: fabrikam.tenantId,
    displayName: "Fabrikam",
    ...allowed,
  });
  const expanded = await pair.target("GET", `${partners}?$expand=identitySynchronization`);
  expect(expanded.body["value"]?.[0]?.["identitySynchronization"]).toMatchObject(allowed);
});

test("a partner is deleted after its identity synchronization", async () => {
  await pair.target("POST", partners, { tenantId: fabrikam.tenantId });
  await pair.target("PUT", synchronization, allowed);
  expect((await pair.target("DELETE", partner)).status).toBe(400);
  expect((await pair.target("DELETE", synchronization)).status).toBe(204);
  expect((await pair.target("DELETE", partner)).status).toBe(204);
  expect((await pair.target("DELETE", partner)).status).toBe(404);
});

test("consent cannot be given by default", async () => {
  const path = "/policies/crossTenantAccessPolicy/default";
  expect((await pair.target("PATCH", path, { automaticUserConsentSettings: { inboundAllowed: true } })).status).toBe(400);
  expect((await pair.target("GET", path)).body).toMatchObject({
    isServiceDefault: true,
    automaticUserConsentSettings: { inboundAllowed: false },
  });
});

test("where nobody knows what Graph does, a switch chooses", async () => {
  await pair.control.settings({
    unknowns: {
      duplicatePartnerStatus: 400,
      deleteOrderStatus: 409,
      patchComplexValue: "merge",
      absentIdentitySynchronizationCode: "ResourceNotFound",
    },
  });
  await pair.target("POST", partners, { tenantId: fabrikam.tenantId, automaticUserConsentSettings: { outboundAllowed: true } });
  expect((await pair.target("POST", partners, { tenantId: fabrikam.tenantId })).status).toBe(400);
  expect((await pair.target("GET", synchronization)).body["error"]).toMatchObject({ code: "ResourceNotFound" });
  await pair.target("PATCH", partner, { automaticUserConsentSettings: { inboundAllowed: true } });
  expect((await pair.target("GET", partner)).body["automaticUserConsentSettings"]).toEqual({ inboundAllowed: true, outboundAllowed: true });
  await pair.target("PUT", synchronization, allowed);
  expect((await pair.target("DELETE", partner)).status).toBe(409);
});
