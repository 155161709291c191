import { randomUUID } from "node:crypto";
import { text } from "../graph/body";
import type { Json, JsonObject } from "../graph/json";
import type { Entity } from "../store/kinds";
import type { Scoping } from "./scoping";
import { isRemoval, type Plan } from "./plan";
import type { Workplace } from "./workplace";

export type Action = "create" | "update" | "delete" | "disable" | "stagedDelete" | "other";

/** One line of the provisioning log, in few words; the log's routes tell it in Graph's. */
export interface ChangeRecord {
  readonly id: string;
  readonly changeId: string;
  readonly cycleId: string;
  readonly jobId: string;
  readonly principalId: string;
  readonly action: Action;
  readonly status: "success" | "failure" | "skipped";
  readonly code?: string;
  readonly reason?: string;
  readonly source: { readonly id: string; readonly name: string; readonly principalName: string; readonly attributes: JsonObject };
  readonly target?: { readonly id: string; readonly name: string };
  readonly scoping?: Scoping;
  readonly changes?: readonly (readonly [string, Json, Json])[];
  readonly systems: readonly [string, string];
  /** The user was known to the job, or found in the target. */
  readonly matched: boolean;
}

/** What the log says of a plan; nothing of a user for whom nothing had to be done. */
export function recordOf(place: Workplace, plan: Plan, cycleId: string, target?: Entity): ChangeRecord {
  const { step, user } = plan;
  return {
    id: randomUUID(),
    changeId: randomUUID(),
    cycleId,
    jobId: place.jobId,
    principalId: place.principalId,
    action: actionOf(plan),
    ...outcomeOf(plan),
    source: {
      id: plan.sourceId,
      name: text(user ?? {}, "displayName") ?? "",
      principalName: text(user ?? {}, "userPrincipalName") ?? "",
      attributes: user
        ? {
            accountEnabled: user["accountEnabled"],
            department: user["department"],
            mailNickname: user["mailNickname"],
            netId: user["netId"],
            alternativeSecurityIds: user["alternativeSecurityIds"],
            IsSoftDeleted: user["IsSoftDeleted"],
          }
        : { IsSoftDeleted: true },
    },
    ...(target ? { target: { id: target.id, name: text(target, "displayName") ?? "" } } : {}),
    ...(plan.scoping ? { scoping: plan.scoping } : {}),
    ...("changes" in step
      ? { changes: step.changes.attributes }
      : step.kind === "delete"
        ? { changes: [["IsSoftDeleted", "False", "True"]] }
        : {}),
    systems: [place.rule.sourceName, place.rule.targetName],
    matched: plan.link !== undefined || step.kind === "update",
  };
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

function outcomeOf({ step }: Plan): { status: ChangeRecord["status"]; code?: string; reason?: string } {
  if (step.kind === "fail") return { status: "failure", code: step.code, reason: step.reason };
  if (step.kind === "skip") return { status: "skipped", code: step.code, reason: step.reasons.join(" ") };
  if (step.kind === "update" && !step.deleted && step.changes.attributes.length === 0) {
    return {
      status: "skipped",
      code: "RedundantExport",
      reason: "The state of the user in both the source and target systems already match.",
    };
  }
  return { status: "success" };
}
