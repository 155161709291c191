import type { GraphClient } from "../graph/client";
import { filtersFrom, type FilterGroupWire, type ScopeRules } from "./rules";

/** What Graph says now of a configuration, as far as it decides who is in scope. */
export interface ScopedConfiguration {
  readonly rules: ScopeRules;
  /** Principals assigned with a role that does not count: the service skips them as not entitled. */
  readonly withoutRole: readonly string[];
  /** Absent where the configuration never provisioned. */
  readonly job?: ScopedJob;
  /** Protection against accidental deletions, as the settings have it. */
  readonly protection: Protection;
}

export interface ScopedJob {
  readonly id: string;
  readonly isActive: boolean;
  /** How many users it keeps in the target, by its own count after the last cycle. */
  readonly synchronized?: number;
}

export interface Protection {
  readonly enabled: boolean;
  /** From so many deletions in one cycle on the service stops it. */
  readonly threshold: number;
}

interface PrincipalWire {
  readonly appRoles?: readonly { readonly id: string; readonly isEnabled?: boolean }[] | null;
}

interface AssignmentWire {
  readonly appRoleId: string;
  readonly principalId: string;
  readonly principalType: string;
}

interface SecretsWire {
  readonly value: readonly { readonly key: string; readonly value?: string | null }[];
}

interface JobWire {
  readonly id: string;
  readonly templateId: string;
  readonly schedule?: { readonly state?: string | null } | null;
  readonly status?: { readonly synchronizedEntryCountByType?: readonly { readonly key: string; readonly value: number }[] | null } | null;
}

interface SchemaWire {
  readonly synchronizationRules?: readonly { readonly objectMappings?: readonly MappingWire[] | null }[] | null;
}

interface MappingWire {
  readonly sourceObjectName?: string | null;
  readonly targetObjectName?: string | null;
  readonly enabled?: boolean;
  readonly flowTypes?: string | null;
  readonly scope?: {
    readonly groups?: readonly FilterGroupWire[] | null;
    readonly inputFilterGroups?: readonly FilterGroupWire[] | null;
  } | null;
}

const defaultThreshold = 500;

/** Two requests: four looks that travel together, and the schema of the job that they found. `undefined` when it is gone. */
export async function readConfiguration(graph: GraphClient, servicePrincipalId: string): Promise<ScopedConfiguration | undefined> {
  const base = `/servicePrincipals/${servicePrincipalId}`;
  const [principal, assignments, secrets, jobs] = await Promise.all([
    graph.find<PrincipalWire>(`${base}?$select=id,appRoles`),
    graph.list<AssignmentWire>(`${base}/appRoleAssignedTo?$top=999`),
    graph.find<SecretsWire>(`${base}/synchronization/secrets`),
    graph.list<JobWire>(`${base}/synchronization/jobs`),
  ]);
  if (principal === undefined) return undefined;
  const job = jobs?.find((each) => each.templateId === "Azure2Azure");
  const schema = job && (await graph.find<SchemaWire>(`${base}/synchronization/jobs/${job.id}/schema`));
  const roles = (principal.appRoles ?? []).map((role) => role.id);
  const counting = (assignments ?? []).filter((each) => roles.includes(each.appRoleId));
  const of = (type: string): string[] => counting.filter((each) => each.principalType === type).map((each) => each.principalId);
  return {
    rules: { everybody: textOf(secrets, "SyncAll")?.toLowerCase() === "true", users: of("User"), groups: of("Group"), ...mapped(schema) },
    withoutRole: (assignments ?? []).filter((each) => !counting.includes(each)).map((each) => each.principalId),
    job: job && scopedJob(job),
    protection: protectionIn(textOf(secrets, "SyncNotificationSettings")),
  };
}

function mapped(schema: SchemaWire | undefined): Pick<ScopeRules, "builtIn" | "filters" | "deletes"> {
  const mappings = (schema?.synchronizationRules ?? []).flatMap((rule) => rule.objectMappings ?? []);
  const users = mappings.find((each) => each.sourceObjectName === "User" && each.targetObjectName === "User");
  return {
    builtIn: filtersFrom(users?.scope?.inputFilterGroups),
    filters: filtersFrom(users?.scope?.groups),
    deletes: (users?.flowTypes ?? "Delete").split(/,\s*/).includes("Delete"),
  };
}

function scopedJob({ id, schedule, status }: JobWire): ScopedJob {
  const users = status?.synchronizedEntryCountByType?.find((each) => /^user to user$/i.test(each.key));
  return { id, isActive: schedule?.state === "Active", synchronized: users?.value };
}

function textOf(secrets: SecretsWire | undefined, key: string): string | undefined {
  return secrets?.value.find((each) => each.key === key)?.value ?? undefined;
}

/** The number stands beside the switch, also while that is off. */
function protectionIn(text: string | undefined): Protection {
  const { DeleteThresholdEnabled: enabled, DeleteThresholdValue: threshold } = membersOf(text);
  return { enabled: enabled === true, threshold: typeof threshold === "number" ? threshold : defaultThreshold };
}

function membersOf(text: string | undefined): { readonly DeleteThresholdEnabled?: unknown; readonly DeleteThresholdValue?: unknown } {
  try {
    const value: unknown = JSON.parse(text || "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
