export {
  CrossTenantMesh,
  type CrossTenantMeshArgs,
  type MeshPair,
  type MeshPairArgs,
  type MeshSettingsArgs,
} from "./components/crossTenantMesh";
export { CrossTenantSync, type CrossTenantSyncArgs } from "./components/crossTenantSync";
export type { SyncConfigurationSummary } from "./operator/configurations";
export { getProvisioningLogs, getSyncStatus, listSyncConfigurations, type SyncReference, type TenantAccess } from "./operator/programs";
export type { Cause } from "./operator/causes";
export type { ProvisioningLogEntry } from "./operator/logEntry";
export type { CycleSummary, Quarantine, SyncStatus, UserCounts } from "./operator/syncStatus";
export type { OnDestroy } from "./resources/onDestroy";
export { PartnerPolicy, type PartnerPolicyArgs } from "./resources/partnerPolicy";
export type { OnDemandOutcome, OnDemandResult, OnDemandStep } from "./resources/onDemandOutcome";
export { ProvisionOnDemand, type ProvisionOnDemandArgs } from "./resources/provisionOnDemand";
export { SyncAssignments, type SyncAssignmentsArgs } from "./resources/syncAssignments";
export { SyncConfiguration, type PortalLinks, type SyncConfigurationArgs } from "./resources/syncConfiguration";
export type { AllowedDeletionsArgs } from "./consequences/allowedDeletions";
export type { ResetScope } from "./resources/jobRestart";
export { SyncJob, type JobBehaviourArgs, type SyncJobArgs } from "./resources/syncJob";
export type { SyncJobStatus } from "./resources/syncJobStatus";
export { SyncSettings, type AccidentalDeletionArgs, type NotificationArgs, type SyncSettingsArgs } from "./resources/syncSettings";
export {
  SyncSchema,
  type AttributeMappingArgs,
  type CustomAttributesArgs,
  type GroupMappingArgs,
  type ScopingClauseArgs,
  type ScopingFilterArgs,
  type SyncSchemaArgs,
  type TargetActionsArgs,
} from "./resources/syncSchema";
export type { SyncScope } from "./resources/syncScope";
export type { Direction, HubAndSpoke, Topology } from "./components/topology";
