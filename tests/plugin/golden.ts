import type { Kind } from "../../provider/pulumi/shell";

/** What stands in the state of every user, to the letter. A line of this list may never be changed, only added to. */
export const golden: Readonly<Record<Kind, string>> = {
  PartnerPolicy: 'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.PartnerPolicy',
  SyncConfiguration: 'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.SyncConfiguration',
  SyncAssignments: 'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.SyncAssignments',
  SyncSettings: 'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.SyncSettings',
  SyncSchema: 'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.SyncSchema',
  SyncJob: 'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.SyncJob',
  ProvisionOnDemand: 'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.ProvisionOnDemand',
};

export const kinds = Object.keys(golden) as Kind[];
