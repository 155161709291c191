import { z } from "zod";
import { isDeepStrictEqual } from "node:util";
import type { GraphClient } from "../graph/client";
import { assignmentsPath, effective, roleIn, type AssignmentWire } from "../resources/assignments";
import { findJob, isActive, jobsPath, type JobWire } from "../resources/jobs";
import type { SchemaWire } from "../resources/schemaWire";
import { readSecrets, type Secrets } from "../resources/syncSecrets";
import { merged, settingsIn, type Settings } from "../resources/syncSettingsWire";
import type { FoundConfiguration, Principal } from "./found";
import type { Listed } from "./listed";
import { schemaDifferences, type SchemaDifferences } from "./schemaDifferences";

/** What Graph keeps of a configuration, but for its schema, which is asked for by the job's id. */
interface Parts {
  readonly secrets: Secrets | undefined;
  readonly assignments: readonly AssignmentWire[];
  readonly job: JobWire | undefined;
}

/**
 * Reads configurations; `standard` is the schema that the service gives to a new one. First everything of all of them, then all schemas:
 * the reads of each round meet in few requests.
 */
export async function readConfigurations(
  graph: GraphClient,
  listed: readonly Listed[],
  standard: SchemaWire | undefined,
): Promise<FoundConfiguration[]> {
  const parts = await Promise.all(listed.map(async (each) => [each, await readParts(graph, each.servicePrincipal.id)] as const));
  return Promise.all(parts.map(async ([each, part]) => foundIn(each, part, await schemaChanges(graph, each, part, standard))));
}

async function readParts(graph: GraphClient, id: string): Promise<Parts> {
  const [secrets, assignments, job] = await Promise.all([
    readSecrets(graph, id),
    graph.list<AssignmentWire>(assignmentsPath(id)),
    findJob(graph, id),
  ]);
  return { secrets, assignments: assignments ?? [], job };
}

async function schemaChanges(
  graph: GraphClient,
  { servicePrincipal }: Listed,
  { job }: Parts,
  standard: SchemaWire | undefined,
): Promise<SchemaDifferences> {
  if (job === undefined) return nothingDiffers;
  const schema = await graph.find<SchemaWire>(`${jobsPath(servicePrincipal.id)}/${job.id}/schema`);
  return schema === undefined ? nothingDiffers : schemaDifferences(schema, standard);
}

function foundIn(
  { servicePrincipal, application }: Listed,
  { secrets, assignments, job }: Parts,
  { schema, left }: SchemaDifferences,
): FoundConfiguration {
  const { id, displayName, notes } = servicePrincipal;
  const settings = declaredSettings(secrets ?? {});
  const scope = principalsIn(effective({ roleId: roleIn(servicePrincipal) ?? "", assignments }));
  const isUndeclared = typeof settings === "string";
  return {
    displayName,
    servicePrincipalId: id,
    isNamedOnce: application?.displayName === displayName,
    ...(notes ? { notes } : {}),
    settings: isUndeclared ? undefined : settings,
    ...scope,
    schema,
    job: job && jobOf(job),
    left: [
      ...otherName(displayName, application?.displayName),
      ...(isUndeclared ? [settings] : []),
      ...leftPrincipals(assignments, scope),
      ...left,
      ...(job === undefined ? [noJob] : []),
    ],
  };
}

function jobOf(job: JobWire): FoundConfiguration["job"] {
  return { state: isActive(job) ? "running" : "stopped", status: job.status?.code ?? "Unknown" };
}

const noJob = "There is no provisioning job yet; a SyncJob would make one.";
const nothingDiffers: SchemaDifferences = { schema: { mappings: {}, unmapped: [] }, left: [] };

const address = z.email();
const tenant = z.guid();

/** The settings as they would be declared, or the sentence why they are not: what would be changed by it is left alone. */
function declaredSettings(secrets: Secrets): Settings | string {
  const settings = settingsIn(secrets);
  if (settings.targetTenantId === "") return "No connection to a target tenant is saved yet; SyncSettings would save one.";
  const { notification, accidentalDeletion } = settings;
  const mails = notification?.email.split(";") ?? [];
  const areMails = mails.every((each) => address.safeParse(each.trim()).success);
  const isValid = areMails && isThreshold(accidentalDeletion.threshold) && tenant.safeParse(settings.targetTenantId).success;
  if (isValid && isDeepStrictEqual(merged(secrets, settings), secrets)) return settings;
  return "The settings (Provisioning > Settings) cannot be declared as they are: see the tenant id, the notification addresses, the threshold and the authentication method.";
}

function isThreshold(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

interface Scope {
  readonly groups: readonly Principal[];
  readonly users: readonly Principal[];
}

function principalsIn(assignments: readonly AssignmentWire[]): Scope {
  const of = (type: AssignmentWire["principalType"]): Principal[] => {
    const principals = assignments.filter((each) => each.principalType === type);
    const named = principals.map((each) => ({ id: each.principalId.toLowerCase(), name: each.principalDisplayName ?? "" }));
    return named.sort((one, other) => (one.name + one.id < other.name + other.id ? -1 : 1));
  };
  return { groups: of("Group"), users: of("User") };
}

function leftPrincipals(all: readonly AssignmentWire[], { groups, users }: Scope): string[] {
  const count = all.length - groups.length - users.length;
  return count === 0 ? [] : [`${count.toString()} assigned with another role than msiam_access: the service skips them.`];
}

function otherName(displayName: string, application: string | undefined): string[] {
  if (application === displayName) return [];
  const has = application === undefined ? "has no application in this tenant" : `belongs to an application named '${application}'`;
  return [`The enterprise application is named '${displayName}' and ${has}: declaring the configuration would rename one of them.`];
}
