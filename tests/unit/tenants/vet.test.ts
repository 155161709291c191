import { createTenantDirectory } from "../../../provider/tenants/directory";
import { vetTenants } from "../../../provider/tenants/vet";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const fabrikamId = "11111111-1111-4111-8111-111111111111";
const contosoId = "22222222-2222-4222-8222-222222222222";
const tenants = { fabrikam: { tenantId: fabrikamId, signIn: "default" }, contoso: { tenantId: contosoId } };
const directory = () => createTenantDirectory((key) => (key === "entra-sync:tenants" ? JSON.stringify(tenants) : undefined), {});

test("aliases get the ids that they stand for beside them", () => {
  expect(vetTenants(directory, { tenant: "fabrikam", partner: "contoso", target: "contoso", scope: "all" })).toEqual({
    inputs: {
      tenant: "fabrikam",
      tenantId: fabrikamId,
      partner: "contoso",
      partnerTenantId: contosoId,
      target: "contoso",
      targetTenantId: contosoId,
      scope: "all",
    },
    failures: [],
  });
});

test("an unknown alias is a failure of the property that names it", () => {
  const { failures } = vetTenants(directory, { tenant: "fabricam", partner: "contosso" });
  expect(failures.map((each) => each.property)).toEqual(["tenant", "partner"]);
  expect(failures[0]?.reason).toContain("there is no tenant 'fabricam' (declared are fabrikam, contoso)");
  expect(failures[1]?.reason).toContain("'contosso' is neither a tenant declared in entra-sync:tenants nor a tenant id");
});

test("credentials are asked of the tenant that is signed in to, and of no partner or target", () => {
  expect(vetTenants(directory, { tenant: "fabrikam", target: "contoso" }).failures).toEqual([]);
  expect(vetTenants(directory, { tenant: "contoso" }).failures).toMatchObject([
    { property: "tenant", reason: expect.stringContaining("has no credentials") as unknown },
  ]);
});

test("a partner may be a tenant's id that is declared nowhere", () => {
  const partner = "99999999-9999-4999-8999-999999999999";
  expect(vetTenants(directory, { tenant: "fabrikam", partner })).toMatchObject({ inputs: { partnerTenantId: partner }, failures: [] });
});

test("an alias that is not known yet passes, and so does its id", () => {
  expect(vetTenants(directory, { tenant: unknown, target: unknown })).toEqual({
    inputs: { tenant: unknown, tenantId: unknown, target: unknown, targetTenantId: unknown },
    failures: [],
  });
});

test("an id that somebody wrote by hand does not override the alias", () => {
  expect(vetTenants(directory, { tenant: "fabrikam", tenantId: contosoId }).inputs).toMatchObject({ tenantId: fabrikamId });
});

test("configuration that cannot be read is a failure, without its text", () => {
  const unreadable = () => createTenantDirectory(() => '{"contoso":{"clientSecret":"very secret"', {});
  const { failures } = vetTenants(unreadable, { tenant: "contoso" });
  expect(failures).toMatchObject([{ property: "tenant" }]);
  expect(JSON.stringify(failures)).not.toContain("very secret");
});
