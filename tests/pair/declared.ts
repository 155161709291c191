import type { Stored } from "../../provider/engine/state";
import type { Kind } from "../../provider/pulumi/shell";
import { groups, users } from "../lifecycle/tenants";

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
  /** The names of those that are there before it is made. */
  readonly needs: readonly string[];
  inputs(servicePrincipalId: string): object;
  readonly update: object;
}

const policies = ["PartnerPolicy in the target", "PartnerPolicy in the source"];
const configuration = [...policies, "SyncConfiguration"];
const settled = [...configuration, "SyncAssignments", "SyncSettings"];

/** A whole pair, in the order in which it is brought up. A further kind is one more entry: every proof here is over this list. */
export const pair: readonly Declared[] = [
  {
    name: "PartnerPolicy in the target",
    kind: "PartnerPolicy",
    tenant: "target",
    needs: [],
    inputs: () => ({ tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true }),
    update: { userSyncAllowed: false },
  },
  {
    name: "PartnerPolicy in the source",
    kind: "PartnerPolicy",
    tenant: "source",
    needs: [],
    inputs: () => ({ tenant: "fabrikam", partner: "contoso", outboundRedemption: true }),
    update: { outboundRedemption: false },
  },
  {
    name: "SyncConfiguration",
    kind: "SyncConfiguration",
    tenant: "source",
    needs: policies,
    inputs: () => ({ tenant: "fabrikam", displayName: "Fabrikam to Contoso", notes: "Owned by the platform team" }),
    update: { displayName: "Another name" },
  },
  {
    name: "SyncAssignments",
    kind: "SyncAssignments",
    tenant: "source",
    needs: configuration,
    inputs: (servicePrincipalId) => ({ tenant: "fabrikam", servicePrincipalId, groups: [groups.marketing] }),
    update: { groups: [groups.sales] },
  },
  {
    name: "SyncSettings",
    kind: "SyncSettings",
    tenant: "source",
    needs: configuration,
    inputs: (servicePrincipalId) => ({
      tenant: "fabrikam",
      servicePrincipalId,
      target: "contoso",
      notification: { email: "sync@fabrikam.com" },
    }),
    update: { notification: { email: "other@fabrikam.com" } },
  },
  {
    name: "SyncSchema",
    kind: "SyncSchema",
    tenant: "source",
    needs: settled,
    inputs: (servicePrincipalId) => ({
      tenant: "fabrikam",
      servicePrincipalId,
      mappings: { userType: { constant: "Guest" }, displayName: { expression: 'Append([displayName], " (Fabrikam)")' } },
      unmapped: ["manager"],
      scopingFilters: [{ name: "Marketing", clauses: [{ attribute: "department", operator: "EQUALS", value: "Marketing" }] }],
      actions: { delete: false },
    }),
    update: { mappings: { userType: { constant: "Member" } }, unmapped: [], actions: { delete: true } },
  },
  {
    name: "SyncJob",
    kind: "SyncJob",
    tenant: "source",
    needs: settled,
    inputs: (servicePrincipalId) => ({ tenant: "fabrikam", servicePrincipalId, state: "running" }),
    update: { state: "stopped" },
  },
];

/** As `up` finds it once the job runs: the schema is that of a job at work. */
const ofRunningJob: Declared = { ...declaredAs("SyncSchema"), name: "SyncSchema of a running job", needs: [...settled, "SyncJob"] };

/** At rest, so that no cycle comes between. */
const restingJob: Declared = {
  ...declaredAs("SyncJob"),
  name: "SyncJob at rest",
  inputs: (servicePrincipalId) => ({ tenant: "fabrikam", servicePrincipalId, state: "stopped" }),
};

const onDemand: Declared = {
  name: "ProvisionOnDemand",
  kind: "ProvisionOnDemand",
  tenant: "source",
  needs: [...settled, restingJob.name],
  inputs: (servicePrincipalId) => ({ tenant: "fabrikam", servicePrincipalId, users: [users.ada], expect: "success" }),
  update: { triggers: ["again"] },
};

/** What is proven one by one: the pair, and what is done in another way when it comes in another order, or by itself. */
export const subjects: readonly Declared[] = [...pair, ofRunningJob, onDemand];

export function declaredAs(name: string): Declared {
  const found = pair.find((each) => each.name === name) ?? (name === restingJob.name ? restingJob : undefined);
  if (found === undefined) throw new Error(`a pair has no ${name}`);
  return found;
}

export const verbs = ["create", "refresh", "update", "destroy"] as const;
export type Verb = (typeof verbs)[number];
