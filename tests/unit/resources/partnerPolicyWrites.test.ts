import { partnerPolicy } from "../../../provider/resources/partnerPolicy";
import { contosoId, fabrikamId } from "./checked";
import { nothingBefore, worldWhere } from "./world";

const partner = `/policies/crossTenantAccessPolicy/partners/${fabrikamId}`;
const inputs = { tenant: "contoso", tenantId: contosoId, partner: "fabrikam", partnerTenantId: fabrikamId };
const declared = { ...inputs, inboundRedemption: true, userSyncAllowed: true };
type Live = Parameters<typeof partnerPolicy.describe>[0];

function live(inboundAllowed: boolean | null, outboundAllowed: boolean | null, isSyncAllowed?: boolean, others: object = {}): Live {
  return {
    partner: { tenantId: fabrikamId, automaticUserConsentSettings: { inboundAllowed, outboundAllowed }, ...others },
    userSync: isSyncAllowed === undefined ? undefined : { userSyncInbound: { isSyncAllowed } },
  };
}

/** The writes, each with its body, that an act sends. */
async function sentBy(act: (world: ReturnType<typeof worldWhere>["world"]) => Promise<void>): Promise<unknown[]> {
  const { world, wire } = worldWhere(() => ({ status: 204, body: undefined }));
  await act(world);
  return wire.requests.flatMap((request) => {
    const parts = wire.parts(request);
    return parts.length > 0 ? parts.map(({ method, url, body }) => [method, url, body]) : [[request.method, request.path, request.body]];
  });
}

const converged = (desired: typeof inputs & { outboundRedemption?: boolean }, now: Live | undefined) =>
  sentBy((world) => partnerPolicy.converge(world, desired, now, nothingBefore<never>()));

describe("bringing a policy about", () => {
  test("makes partner and user synchronization where there is nothing", async () => {
    await expect(converged(declared, undefined)).resolves.toEqual([
      [
        "POST",
        "/policies/crossTenantAccessPolicy/partners",
        { tenantId: fabrikamId, automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: null } },
      ],
      ["PUT", `${partner}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: true } }],
    ]);
  });

  test("changes what exists, and keeps the member of the pair that it does not manage", async () => {
    await expect(converged(declared, live(false, true, false))).resolves.toEqual([
      ["PATCH", partner, { automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: true } }],
      ["PATCH", `${partner}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: true } }],
    ]);
  });

  test("sends nothing where it is as declared", async () => {
    await expect(converged(declared, live(true, null, true))).resolves.toEqual([]);
    await expect(converged({ ...inputs, outboundRedemption: false }, live(null, null))).resolves.toEqual([]);
  });
});

describe("undoing a policy", () => {
  const fresh = { inboundRedemption: null, outboundRedemption: null, userSyncAllowed: null, partner: false } as const;
  const removed = (now: Live, before: object = fresh) =>
    sentBy((world) => partnerPolicy.remove(world, { ...declared, __before: { ...fresh, ...before } }, now));

  test("removes a partner that it made and that holds nothing else, its user synchronization first", async () => {
    await expect(removed(live(true, null, true))).resolves.toEqual([
      ["DELETE", `${partner}/identitySynchronization`, undefined],
      ["DELETE", partner, undefined],
    ]);
  });

  test("keeps a partner that was there, with its members as they were", async () => {
    const before = { partner: true, inboundRedemption: false, userSyncAllowed: false };
    await expect(removed(live(true, true, true), before)).resolves.toEqual([
      ["PATCH", `${partner}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: false } }],
      ["PATCH", partner, { automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: true } }],
    ]);
  });

  test("keeps a partner that was there, even where nothing was set for it", async () => {
    expect((await removed(live(true, null, true), { partner: true })).at(-1)).toEqual([
      "PATCH",
      partner,
      { automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null } },
    ]);
  });

  test("removes a partner that others made for what they have taken back since", async () => {
    const before = { partner: true, outboundRedemption: true };
    expect((await removed(live(true, null, true), before)).at(-1)).toEqual(["DELETE", partner, undefined]);
    expect((await removed(live(true, true, true), before)).at(-1)).toMatchObject(["PATCH", partner, {}]);
  });

  test("keeps a partner that it made where somebody set the other direction since", async () => {
    await expect(removed(live(true, true, true))).resolves.toEqual([
      ["DELETE", `${partner}/identitySynchronization`, undefined],
      ["PATCH", partner, { automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: true } }],
    ]);
  });

  test.each([
    { inboundTrust: { isMfaAccepted: true } },
    { isServiceProvider: true },
    { b2bCollaborationInbound: { usersAndGroups: { accessType: "allowed" } } },
  ])("keeps a partner that it made where somebody set something else since: %j", async (others) => {
    expect((await removed(live(true, null, true, others))).at(-1)).toMatchObject(["PATCH", partner, {}]);
  });

  test.each([
    { inboundTrust: null },
    { isServiceProvider: false },
    { crossCloudMeetingConfiguration: { inboundAllowed: null } },
    { "@odata.context": "x" },
  ])("does not take for a setting what says nothing: %j", async (others) => {
    expect((await removed(live(true, null, true, others))).at(-1)).toEqual(["DELETE", partner, undefined]);
  });
});
