/** Behaviours of Graph that no public source settles. Each can be switched, so that a client can be tried under both. */
export interface Unknowns {
  /** POST of a second job with the same template: refused, or the existing job returned. */
  duplicateJob: "conflict" | "existing";
  /** Status of a POST of a partner that exists. */
  duplicatePartnerStatus: 400 | 409;
  /** Status of deleting a partner that still has its identity synchronization. */
  deleteOrderStatus: 400 | 409;
  /** `schedule.state` of a paused job. */
  scheduleStateAfterPause: "Disabled" | "Paused";
  /** `error.code` of the 404 for an identity synchronization that is not there. */
  absentIdentitySynchronizationCode: "Directory_ObjectNotFound" | "Request_ResourceNotFound" | "ResourceNotFound";
  /** A member left out of a complex value in a PATCH: kept, or set to null. */
  patchComplexValue: "merge" | "replace";
  /** Keys left out of a PUT of secrets: dropped, or kept. */
  secretsPut: "replace" | "merge";
  /** Status of validateCredentials when a policy is missing. */
  validateCredentialsStatus: 400 | 403 | 422;
  /** A PUT of the schema without `directories`: refused, or the stored directories kept. */
  schemaWithoutDirectories: "refuse" | "keep";
  /** `Application.ReadWrite.OwnedBy` is documented for synchronization and reported not to work. */
  ownedBySynchronization: "refused" | "accepted";
  /** A restart with `None` or `ConnectorDataStore`, which the documentation tells not to use: without effect, or refused. */
  unusableResetScope: "ignored" | "refused";
  /** The result of provisionOnDemand: a list of summaries, or one summary with the outcome in the key. Both are documented. */
  onDemandResult: "list" | "summary";
  /** Status of a path that Graph does not know: documented as not found, and measured by others as a bad request. */
  unknownPathStatus: 400 | 404;
  /** The mapping of groups in a new job's schema: named, with rows, as Learn shows it since 2026; or without a name and rows, as in bodies of 2025. */
  groupMapping: "named" | "bare";
}

/** The choices that the best available source favours. */
export const likeliest: Unknowns = {
  duplicateJob: "conflict",
  duplicatePartnerStatus: 409,
  deleteOrderStatus: 400,
  scheduleStateAfterPause: "Disabled",
  absentIdentitySynchronizationCode: "Directory_ObjectNotFound",
  patchComplexValue: "replace",
  secretsPut: "replace",
  validateCredentialsStatus: 400,
  schemaWithoutDirectories: "refuse",
  ownedBySynchronization: "refused",
  unusableResetScope: "ignored",
  onDemandResult: "list",
  unknownPathStatus: 404,
  groupMapping: "named",
};

/** What each switch accepts, for checking a request that sets them. */
export const choices: { readonly [Name in keyof Unknowns]: readonly Unknowns[Name][] } = {
  duplicateJob: ["conflict", "existing"],
  duplicatePartnerStatus: [400, 409],
  deleteOrderStatus: [400, 409],
  scheduleStateAfterPause: ["Disabled", "Paused"],
  absentIdentitySynchronizationCode: ["Directory_ObjectNotFound", "Request_ResourceNotFound", "ResourceNotFound"],
  patchComplexValue: ["merge", "replace"],
  secretsPut: ["replace", "merge"],
  validateCredentialsStatus: [400, 403, 422],
  schemaWithoutDirectories: ["refuse", "keep"],
  ownedBySynchronization: ["refused", "accepted"],
  unusableResetScope: ["ignored", "refused"],
  onDemandResult: ["list", "summary"],
  unknownPathStatus: [400, 404],
  groupMapping: ["named", "bare"],
};
