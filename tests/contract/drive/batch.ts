import type { Recorded } from "../record";
import type { Configuration } from "./applications";

/** Asks several things at once, of which one is refused and one waits for it in vain. */
export async function driveBatch(ask: Recorded, { servicePrincipalId }: Configuration): Promise<void> {
  const requests = [
    { id: "1", method: "GET", url: "/organization" },
    { id: "2", method: "GET", url: `/servicePrincipals/${servicePrincipalId}?$select=id,tags` },
    { id: "3", method: "GET", url: "/users/nobody" },
    { id: "4", method: "GET", url: "/groups", dependsOn: ["3"] },
    {
      id: "5",
      method: "PATCH",
      url: `/servicePrincipals/${servicePrincipalId}`,
      headers: { "Content-Type": "application/json" },
      body: { notes: "In a batch" },
    },
  ];
  await ask("POST", "/$batch", { body: { requests } });
  await ask("POST", "/$batch", { body: { requests: [] } });
}
