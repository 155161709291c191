export {
  CrossTenantMesh,
  type CrossTenantMeshArgs,
  type MeshPair,
  type MeshPairArgs,
  type MeshSettingsArgs,
} from "./components/crossTenantMesh";
export { CrossTenantSync, type CrossTenantSyncArgs } from "./components/crossTenantSync";
export { PartnerPolicy, type PartnerPolicyArgs } from "./resources/partnerPolicy";
export { SyncAssignments, type SyncAssignmentsArgs } from "./resources/syncAssignments";
export { SyncConfiguration, type SyncConfigurationArgs } from "./resources/syncConfiguration";
export { SyncJob, type SyncJobArgs } from "./resources/syncJob";
export type { SyncJobStatus } from "./resources/syncJobStatus";
export { SyncSettings, type AccidentalDeletionArgs, type NotificationArgs, type SyncSettingsArgs } from "./resources/syncSettings";
export {
  SyncSchema,
  type AttributeMappingArgs,
  type ScopingClauseArgs,
  type ScopingFilterArgs,
  type SyncSchemaArgs,
  type TargetActionsArgs,
} from "./resources/syncSchema";
export type { SyncScope } from "./resources/syncScope";
export type { Direction, HubAndSpoke, Topology } from "./components/topology";
