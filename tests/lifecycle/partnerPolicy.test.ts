import { useGround } from "./ground";
import { lifecycleSuite } from "./suite";
import { contosoId, fabrikamId, thirdTenantId } from "./tenants";

const partners = "/policies/crossTenantAccessPolicy/partners";
const partner = `${partners}/${fabrikamId}`;

const ground = useGround();

lifecycleSuite(ground, {
  kind: "PartnerPolicy",
  prepare: () => Promise.resolve({ tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true }),
  update: { inputs: { userSyncAllowed: false }, writes: [/^PATCH .*\/identitySynchronization$/] },
  replace: { inputs: { partner: thirdTenantId }, property: "partnerTenantId" },

  async drift(control) {
    await control.portal(contosoId, "PATCH", `${partner}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: false } });
    return { property: "userSyncAllowed", value: false };
  },
  async vanish(control) {
    await control.portal(contosoId, "DELETE", `${partner}/identitySynchronization`);
    await control.portal(contosoId, "DELETE", partner);
  },
  firstWrite: { method: "POST", path: "/partners$" },
  laterWrite: { method: "PUT", path: "/identitySynchronization$" },

  async adopted(control, inputs) {
    await control.portal(contosoId, "POST", partners, { tenantId: fabrikamId, automaticUserConsentSettings: { inboundAllowed: true } });
    await control.portal(contosoId, "PUT", `${partner}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: true } });
    return inputs;
  },
});
