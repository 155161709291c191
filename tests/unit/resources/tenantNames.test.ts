import { partnerPolicy } from "../../../provider/resources/partnerPolicy";
import { syncAssignments } from "../../../provider/resources/syncAssignments";
import { syncConfiguration } from "../../../provider/resources/syncConfiguration";
import { syncJob } from "../../../provider/resources/syncJob";
import { syncSettings } from "../../../provider/resources/syncSettings";
import { checked, fabrikamId, servicePrincipalId, unknown } from "./checked";

const group = "77777777-7777-4777-8777-777777777777";
const all = {
  PartnerPolicy: (tenant: unknown) => checked(partnerPolicy, { tenant, partner: "contoso" }),
  SyncConfiguration: (tenant: unknown) => checked(syncConfiguration, { tenant, displayName: "Fabrikam to Contoso" }),
  SyncAssignments: (tenant: unknown) => checked(syncAssignments, { tenant, servicePrincipalId, groups: [group] }),
  SyncSettings: (tenant: unknown) => checked(syncSettings, { tenant, servicePrincipalId, target: "contoso" }),
  SyncJob: (tenant: unknown) => checked(syncJob, { tenant, servicePrincipalId }),
};

describe.each(Object.entries(all))("the tenant of a %s", (_kind, checkedWith) => {
  test("is taken by its alias, and its id stands beside it", async () => {
    await expect(checkedWith("fabrikam")).resolves.toMatchObject({ failures: {}, inputs: { tenant: "fabrikam", tenantId: fabrikamId } });
  });

  test("that is unknown is named with those that are declared", async () => {
    const { failures } = await checkedWith("fabricam");
    expect(Object.keys(failures)).toEqual(["tenant"]);
    expect(failures.tenant).toContain("there is no tenant 'fabricam' (declared are fabrikam, contoso, nobody, martian)");
  });

  test("without credentials is told what may be set", async () => {
    const { failures } = await checkedWith("nobody");
    expect(Object.keys(failures)).toEqual(["tenant"]);
    expect(failures.tenant).toContain("tenant 'nobody' has no credentials; set clientId and clientSecret");
  });

  test("in a wrong cloud is told which clouds there are", async () => {
    const { failures } = await checkedWith("martian");
    expect(failures.tenant).toContain("cloud must be one of global, usgovernment, usgovernmentdod, china");
  });

  test.each([undefined, null, ""])("that is missing (%j) is asked for", async (tenant) => {
    expect((await checkedWith(tenant)).failures.tenant).toContain("must name a tenant declared in entra-sync:tenants");
  });

  test("that is not known yet passes", async () => {
    await expect(checkedWith(unknown)).resolves.toMatchObject({ failures: {}, inputs: { tenant: unknown, tenantId: unknown } });
  });
});
