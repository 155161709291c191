import { complexBody, requireMembers, text } from "../graph/body";
import { badRequest } from "../graph/graphError";
import { findTenant, type World } from "../world/world";

/** What an administrator does to the credentials of an application while it is at work. */
export interface SignInChange {
  readonly tenantId: string;
  readonly clientId: string;
  /** Whether its secrets sign in; tokens that were issued stay good. */
  readonly secrets?: "revoked" | "restored";
  /** Takes back every token it has now; the next sign-in gets a good one. */
  readonly tokens?: "revoked";
}

/** Does what the body asks for, checked. */
export function changeSignIn(world: World, body: unknown): void {
  const change = complexBody(body, "SignInChange", {
    tenantId: "Edm.String!",
    clientId: "Edm.String!",
    secrets: { values: ["revoked", "restored"] },
    tokens: { values: ["revoked"] },
  });
  requireMembers(change, ["tenantId", "clientId"]);
  const tenantId = findTenant(world, text(change, "tenantId") ?? "")?.id;
  const clientId = text(change, "clientId")?.toLowerCase() ?? "";
  if (tenantId === undefined || !world.store.tables.registration.get(tenantId, clientId)) {
    throw badRequest("There is no application of that client id in that tenant.");
  }
  if (change["secrets"] === "revoked") world.revocations.revokeSecrets({ tenantId, clientId });
  if (change["secrets"] === "restored") world.revocations.restoreSecrets({ tenantId, clientId });
  if (change["tokens"] === "revoked") world.revocations.revokeTokens({ tenantId, clientId });
}
