import type { TenantSettings } from "../../../provider/graph/tenantSettings";

/** A tenant whose Graph answers at the address. */
export function fabrikamAt(graph: string): TenantSettings {
  return {
    alias: "fabrikam",
    tenantId: "11111111-1111-4111-8111-111111111111",
    cloud: "global",
    endpoints: { graph, login: "https://login.example" },
    signIn: { kind: "clientSecret", clientId: "33333333-3333-4333-8333-333333333333", clientSecret: "very secret" },
  };
}
