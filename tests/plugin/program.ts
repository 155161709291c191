import { groups, users } from "../lifecycle/tenants";
import type { Kind } from "../../provider/pulumi/shell";
import type { Row, State } from "./row";
import type { Stage } from "./stage";

/** What a program declares of each kind; the configuration's id is filled in once it is known. */
export function declared(servicePrincipalId: string): Readonly<Record<Kind, object>> {
  const there = { tenant: "fabrikam", servicePrincipalId };
  return {
    PartnerPolicy: { tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true },
    SyncConfiguration: { tenant: "fabrikam", displayName: "Fabrikam to Contoso", notes: "kept by Pulumi" },
    SyncSettings: { ...there, target: "contoso", scope: "assigned", notification: { email: "identity@fabrikam.com" } },
    SyncAssignments: { ...there, groups: [groups.marketing] },
    SyncSchema: { ...there, mappings: { userType: { constant: "Member", apply: "onlyOnCreate" } } },
    SyncJob: { ...there, state: "running" },
    ProvisionOnDemand: { ...there, users: [users.outsider] },
  };
}

export const outboundPolicy = { tenant: "fabrikam", partner: "contoso", outboundRedemption: true };

export interface Made {
  readonly row: Row;
  readonly state: State;
}

/** Creates all of a pair, as the engine would: what others stand on first. In that order; destroy goes the other way. */
export async function createPair(stage: Stage, changes: Partial<Record<Kind, object>> = {}): Promise<Readonly<Record<Kind, Made>>> {
  const make = async (kind: Kind, servicePrincipalId: string): Promise<Made> => {
    const row = await stage.row(kind, "pair");
    return { row, state: await row.create({ ...declared(servicePrincipalId)[kind], ...changes[kind] }) };
  };
  await (await stage.row("PartnerPolicy", "outbound")).create(outboundPolicy);
  const PartnerPolicy = await make("PartnerPolicy", "");
  const SyncConfiguration = await make("SyncConfiguration", "");
  const { id } = SyncConfiguration.state;
  const SyncSettings = await make("SyncSettings", id);
  const SyncAssignments = await make("SyncAssignments", id);
  const SyncSchema = await make("SyncSchema", id);
  const SyncJob = await make("SyncJob", id);
  const ProvisionOnDemand = await make("ProvisionOnDemand", id);
  return { PartnerPolicy, SyncConfiguration, SyncSettings, SyncAssignments, SyncSchema, SyncJob, ProvisionOnDemand };
}
