import type { Stored } from "../../provider/engine/state";
import type { Kind } from "../../provider/pulumi/shell";
import { groups } from "../lifecycle/tenants";

/** What the engine knows of a resource that was made. */
export interface Made {
  readonly id: string;
  readonly outs: Stored;
}

/** One resource of a pair, as a program declares it, and a change of it that is an update. */
export interface Declared {
  readonly name: string;
  readonly kind: Kind;
  /** Whose permissions it takes to manage it. */
  readonly tenant: "source" | "target";
  inputs(servicePrincipalId: string): object;
  readonly update: object;
}

/** A whole pair, in the order in which it is brought up. */
export const pair: readonly Declared[] = [
  {
    name: "PartnerPolicy in the target",
    kind: "PartnerPolicy",
    tenant: "target",
    inputs: () => ({ tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true }),
    update: { userSyncAllowed: false },
  },
  {
    name: "PartnerPolicy in the source",
    kind: "PartnerPolicy",
    tenant: "source",
    inputs: () => ({ tenant: "fabrikam", partner: "contoso", outboundRedemption: true }),
    update: { outboundRedemption: false },
  },
  {
    name: "SyncConfiguration",
    kind: "SyncConfiguration",
    tenant: "source",
    inputs: () => ({ tenant: "fabrikam", displayName: "Fabrikam to Contoso", notes: "Owned by the platform team" }),
    update: { displayName: "Another name" },
  },
  {
    name: "SyncAssignments",
    kind: "SyncAssignments",
    tenant: "source",
    inputs: (servicePrincipalId) => ({ tenant: "fabrikam", servicePrincipalId, groups: [groups.marketing] }),
    update: { groups: [groups.sales] },
  },
  {
    name: "SyncSettings",
    kind: "SyncSettings",
    tenant: "source",
    inputs: (servicePrincipalId) => ({
      tenant: "fabrikam",
      servicePrincipalId,
      target: "contoso",
      notification: { email: "sync@fabrikam.com" },
    }),
    update: { notification: { email: "other@fabrikam.com" } },
  },
  {
    name: "SyncJob",
    kind: "SyncJob",
    tenant: "source",
    inputs: (servicePrincipalId) => ({ tenant: "fabrikam", servicePrincipalId, state: "running" }),
    update: { state: "stopped" },
  },
];

export const verbs = ["create", "refresh", "update", "destroy"] as const;
export type Verb = (typeof verbs)[number];
