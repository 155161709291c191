import { ConfigurationUnreadable, declaredTenants } from "../../../provider/tenants/declared";

test("nothing declared is no tenant", () => {
  expect(declaredTenants(undefined)).toEqual({});
});

test("every entry is one tenant, whatever is in it", () => {
  expect(declaredTenants('{"contoso":{"tenantId":"x"},"odd":1}')).toEqual({ contoso: { tenantId: "x" }, odd: 1 });
});

test.each(['{"contoso":{"clientSecret":"very secret"', '["very secret"]', '"very secret"', "very secret", ""])(
  "configuration that is no object of tenants (%s) is told without repeating it",
  (text) => {
    expect(() => declaredTenants(text)).toThrow(ConfigurationUnreadable);
    expect(() => declaredTenants(text)).toThrow(/^entra-sync:tenants is not an object with one entry for each tenant/);
    expect(() => declaredTenants(text)).not.toThrow(/very secret/);
  },
);
