import { partnerPolicy } from "../../../provider/resources/partnerPolicy";
import { contosoId, fabrikamId } from "./checked";

const inputs = { tenant: "contoso", tenantId: contosoId, partner: "fabrikam", partnerTenantId: fabrikamId };
const live = (inboundAllowed: boolean | null, outboundAllowed: boolean | null, isSyncAllowed?: boolean) => ({
  partner: { tenantId: fabrikamId, automaticUserConsentSettings: { inboundAllowed, outboundAllowed } },
  userSync: isSyncAllowed === undefined ? undefined : { userSyncInbound: { isSyncAllowed } },
});

describe("what a policy shows", () => {
  test("is what was declared, where it is as declared", () => {
    const declared = { ...inputs, inboundRedemption: true, userSyncAllowed: true };
    expect(partnerPolicy.describe(live(true, null, true), declared)).toEqual({ id: fabrikamId, inputs: declared, outputs: {} });
  });

  test("is the live value of each declared member, so that drift shows", () => {
    const declared = { ...inputs, inboundRedemption: true, outboundRedemption: true, userSyncAllowed: true };
    expect(partnerPolicy.describe(live(false, true, false), declared).inputs).toEqual({
      ...declared,
      inboundRedemption: false,
      userSyncAllowed: false,
    });
  });

  test("is false for a declared member that is not set at all", () => {
    const declared = { ...inputs, inboundRedemption: false, outboundRedemption: true, userSyncAllowed: true };
    expect(partnerPolicy.describe(live(null, null), declared).inputs).toEqual({
      ...inputs,
      inboundRedemption: false,
      outboundRedemption: false,
      userSyncAllowed: false,
    });
  });

  test("is nothing of members that are not declared, whatever they are", () => {
    expect(partnerPolicy.describe(live(true, true, true), { ...inputs, inboundRedemption: true }).inputs).toEqual({
      ...inputs,
      inboundRedemption: true,
    });
  });
});

describe("what a policy remembers", () => {
  test("of a partner that was not there is that it was not there", () => {
    expect(partnerPolicy.remember?.(undefined, inputs)).toEqual({
      __before: { partner: false, inboundRedemption: null, outboundRedemption: null, userSyncAllowed: null, groupSyncAllowed: null },
    });
  });

  test("of a partner that was there is each member as it was", () => {
    expect(partnerPolicy.remember?.(live(true, null, false), inputs)).toEqual({
      __before: { partner: true, inboundRedemption: true, outboundRedemption: null, userSyncAllowed: false, groupSyncAllowed: null },
    });
  });
});
