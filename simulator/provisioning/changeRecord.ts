import { randomUUID } from "node:crypto";
import { text } from "../graph/body";
import type { Json, JsonObject } from "../graph/json";
import type { Entity } from "../store/kinds";
import type { Action, Outcome } from "./action";
import { durationOf } from "./pace";
import type { Scoping } from "./scoping";
import type { ObjectKind, SourceEntry } from "./sourceEntry";
import { isRemoval, type Plan } from "./plan";
import type { Workplace } from "./workplace";

/** One line of the provisioning log, in few words; the log's routes tell it in Graph's. */
export interface ChangeRecord {
  readonly id: string;
  readonly changeId: string;
  readonly cycleId: string;
  readonly jobId: string;
  readonly principalId: string;
  readonly action: Action;
  readonly status: Outcome;
  readonly code?: string;
  readonly reason?: string;
  /** Left out of the lines about users. */
  readonly kind?: ObjectKind;
  /** Absent in lines of before changes were timed. */
  readonly durationMs?: number;
  readonly source: { readonly id: string; readonly name: string; readonly principalName: string; readonly attributes: JsonObject };
  readonly target?: { readonly id: string; readonly name: string };
  readonly scoping?: Scoping;
  readonly changes?: readonly (readonly [string, Json, Json])[];
  readonly systems: readonly [string, string];
  /** The object was known to the job, or found in the target. */
  readonly matched: boolean;
}

/** What the log says of a plan; nothing of a user for whom nothing had to be done. */
export function recordOf(place: Workplace, plan: Plan, cycleId: string, target?: Entity): ChangeRecord {
  const { step } = plan;
  const outcome = { action: actionOf(plan), ...outcomeOf(plan) };
  return {
    id: randomUUID(),
    changeId: randomUUID(),
    cycleId,
    jobId: place.jobId,
    principalId: place.principalId,
    ...outcome,
    ...(plan.kind === "Group" ? { kind: plan.kind } : {}),
    durationMs: durationOf(place.paceMs, outcome),
    source: sourceOf(plan),
    ...(target ? { target: { id: target.id, name: text(target, "displayName") ?? "" } } : {}),
    ...(plan.scoping ? { scoping: plan.scoping } : {}),
    ...changesOf(step),
    systems: [place.rule.sourceName, place.rule.targetName],
    matched: plan.link !== undefined || step.kind === "update",
  };
}

function sourceOf({ kind, sourceId: id, entry }: Plan): ChangeRecord["source"] {
  if (!entry) return { id, name: "", principalName: "", attributes: { IsSoftDeleted: true } };
  const name = text(entry, "displayName") ?? "";
  const principalName = kind === "User" ? (text(entry, "userPrincipalName") ?? "") : name;
  return { id, name, principalName, attributes: importedOf(kind, entry) };
}

function changesOf(step: Plan["step"]): Pick<ChangeRecord, "changes"> {
  if ("changes" in step) return { changes: step.changes.attributes };
  return step.kind === "delete" ? { changes: [["IsSoftDeleted", "False", "True"]] } : {};
}

/** The attributes that the log shows of what was read. */
const imported: Readonly<Record<ObjectKind, readonly string[]>> = {
  User: ["accountEnabled", "department", "mailNickname", "netId", "alternativeSecurityIds", "IsSoftDeleted"],
  Group: ["description", "mailNickname", "securityEnabled", "IsSoftDeleted"],
};

function importedOf(kind: ObjectKind, entry: SourceEntry): JsonObject {
  return Object.fromEntries(imported[kind].map((name) => [name, entry[name]]));
}

/** Writes a line that both tenants see: the source as provisioning log and audit, the target as audit. */
export function log(place: Workplace, record: ChangeRecord): void {
  const body = record as unknown as JsonObject;
  place.world.store.logs.add({ tenantId: place.source.id, otherTenantId: place.target.id, kind: "change", at: place.world.now(), body });
}

function actionOf(plan: Plan): Action {
  const { step } = plan;
  if (step.kind === "create" || step.kind === "delete") return step.kind;
  if (step.kind === "update") return isRemoval(plan) ? "disable" : step.changes.attributes.length > 0 || step.deleted ? "update" : "other";
  if (step.kind === "skip" || step.kind === "fail") return plan.link ? "update" : "create";
  return "other";
}

function outcomeOf({ kind, step }: Plan): { status: ChangeRecord["status"]; code?: string; reason?: string } {
  if (step.kind === "fail") return { status: "failure", code: step.code, reason: step.reason };
  if (step.kind === "skip") return { status: "skipped", code: step.code, reason: step.reasons.join(" ") };
  if (step.kind === "update" && !step.deleted && step.changes.attributes.length === 0) {
    return {
      status: "skipped",
      code: "RedundantExport",
      reason: `The state of the ${kind.toLowerCase()} in both the source and target systems already match.`,
    };
  }
  return { status: "success" };
}
