import { randomUUID } from "node:crypto";
import type { JsonObject } from "../graph/json";
import type { Job } from "../store/kinds";
import type { ProvisioningState } from "../store/provisioningKinds";
import { Tenant } from "../world/tenant";
import type { World } from "../world/world";
import { auditQuarantine } from "./audit";
import { allCandidates, changedCandidates, type Starting } from "./candidates";
import { connectionRefusal } from "./connection";
import { carryOutRemovals, exceedsDeleteThreshold, newCycle, refuseGroups, stageRemovals, work, workOnDeferred, type Cycle } from "./cycle";
import { entitlementOf, entitlementRevision, groupEntitlementOf, type Entitlement } from "./entitlement";
import { afterCycle, afterFailure, inQuarantine, withProgress, type Linked } from "./jobStatus";
import { jobSettings, type JobSettings } from "./jobSettings";
import { provisioningState, remember, type JobPlace } from "./jobState";
import { serviceOptions } from "./language";
import { notifyOfQuarantine } from "./notification";
import { escrowReason, impose, quarantineError, type QuarantineReason } from "./quarantine";
import { paceOf } from "./pace";
import { ruleOf, type Rule } from "./rule";
import type { Workplace } from "./workplace";

export const intervalMs = 40 * 60_000;
const shortestInitialMs = 20 * 60_000;
const shortestIncrementalMs = 60_000;
/** Learn gives 0.01 to 0.08 minutes for each user of an initial cycle; this is the quick end. */
const perUserMs = 600;

/** Who was entitled when a job last looked; kept in memory, and found anew when it is lost. */
interface Remembered {
  readonly revision: number;
  readonly entitlement: Entitlement;
  readonly groups: Entitlement;
}

type Scope = Pick<Workplace, "entitlement" | "groups">;

/** What a cycle goes by. */
interface Terms {
  readonly settings: JobSettings;
  readonly rule: Rule;
  readonly initial: boolean;
  readonly scope: Scope;
  readonly paceMs: number;
}

const nobody = { entitlement: undefined, groups: undefined } as const;
/** What a cycle reads of the source directory. */
const read = ["user", "signInPhone", "manager", "group", "member"] as const;

/** Begins and ends the cycles of jobs. */
export class Runner {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly world: World) {}

  forget(): void {
    this.remembered.clear();
  }

  /** The job's next cycle, or nothing where it could not begin, has no job any more or had nothing to do. */
  begin(job: JobPlace): Cycle | undefined {
    const body = job.tenant.find("job", job.jobId);
    if (!body) {
      job.tenant.remove("provisioning", job.jobId);
      return undefined;
    }
    const now = this.world.now();
    const settings = jobSettings(job.tenant, job.principalId);
    const refusal = connectionRefusal(this.world, job.tenant.id, settings.credentials);
    remember(job, { nextCycleAt: now + intervalMs });
    if (refusal) {
      const error = quarantineError("EncounteredQuarantineException", refusal);
      save(job, afterFailure(body, error, randomUUID(), now));
      this.quarantine(job, settings, "EncounteredQuarantineException", error);
      return undefined;
    }
    const cycle = this.cycle(job, settings, now);
    if (cycle.queue.length > 0) return cycle;
    this.end(cycle);
    return undefined;
  }

  /** Works on what is due, and shows how far it came. */
  proceed(cycle: Cycle): void {
    const now = this.world.now();
    const before = cycle.done;
    work(cycle, now);
    const body = cycle.job.tenant.find("job", cycle.job.jobId);
    if (body && (cycle.done > before || cycle.done === 0)) save(cycle.job, withProgress(body, cycle, now));
  }

  /** Works on the rest, and shows the result; a job that was deleted meanwhile has none. */
  end(cycle: Cycle): void {
    const { job, settings } = cycle;
    work(cycle, cycle.ends);
    workOnDeferred(cycle);
    refuseGroups(cycle);
    const body = job.tenant.find("job", job.jobId);
    if (!body) return;
    const tooMany = exceedsDeleteThreshold(cycle);
    if (tooMany) stageRemovals(cycle);
    else carryOutRemovals(cycle);
    const exported = cycle.counts.countExported > 0 || cycle.initial;
    const synchronized = exported ? countsLinked(job) : undefined;
    save(job, afterCycle(body, cycle, synchronized));
    this.conclude(cycle, tooMany);
    const reason = tooMany ? "TooManyDeletes" : escrowReason(cycle.failures.length, () => countsLinked(job).users);
    if (reason) this.quarantine(job, settings, reason, quarantineError(reason), body.status["quarantine"]);
    else if (body.status["quarantine"]) auditQuarantine(this.world, job, "The job has left quarantine.");
  }

  private cycle(job: JobPlace, settings: JobSettings, now: number): Cycle {
    const state = provisioningState(job);
    const source = job.tenant;
    const rule = ruleOf(source.find("schema", job.jobId) ?? {});
    const initial = startsAnew(state, rule, settings);
    const syncAll = initial ? settings.syncAll : state.syncAll;
    const before = this.remembered.get(job.jobId);
    // Groups are synchronized together with assigned users only.
    const scope: Scope = syncAll ? nobody : this.entitlement(job);
    const queue = queueOf({ source, jobId: job.jobId, state, ...scope, before }, rule, initial);
    const lasts = lengthOf(initial, queue.length);
    return newCycle({
      job,
      settings,
      place: this.workplace(job, { settings, rule, initial, scope, paceMs: paceOf(lasts, queue.length) }),
      initial,
      syncAll,
      forced: state.forceDeletes,
      restarts: state.restarts,
      queue,
      refused: initial && !rule.groups.enabled ? [...(scope.groups?.keys() ?? [])] : [],
      began: now,
      ends: now + lasts,
      watermark: Math.max(...read.map((kind) => source.revision(kind))),
    });
  }

  private workplace({ tenant: source, jobId, principalId }: JobPlace, { settings, rule, initial, scope, paceMs }: Terms): Workplace {
    const { world } = this;
    const target = new Tenant(world, settings.targetId, true);
    const options = serviceOptions(world, source, target);
    const { entitlement, groups } = scope;
    return {
      world,
      source,
      target,
      jobId,
      principalId,
      rule,
      options,
      entitlement,
      groups,
      paceMs,
      matchesPending: initial,
      restores: true,
    };
  }

  private entitlement(job: JobPlace): Remembered {
    const revision = entitlementRevision(job.tenant);
    const known = this.remembered.get(job.jobId);
    if (known?.revision === revision) return known;
    const { tenant, principalId } = job;
    const found = { revision, entitlement: entitlementOf(tenant, principalId), groups: groupEntitlementOf(tenant, principalId) };
    this.remembered.set(job.jobId, found);
    return found;
  }

  /** What the job knows for its next cycle. A restart that came in between has the last word on where that begins. */
  private conclude(cycle: Cycle, tooMany: boolean): void {
    const { job } = cycle;
    const state = provisioningState(job);
    const nextCycleAt = Math.max(state.nextCycleAt, cycle.ends);
    if (state.restarts !== cycle.restarts) {
      remember(job, { nextCycleAt });
      return;
    }
    remember(job, {
      nextCycleAt,
      watermark: cycle.watermark,
      schemaVersion: cycle.place.rule.version,
      syncAll: cycle.syncAll,
      escrows: cycle.failures,
      staged: tooMany ? cycle.removals : [],
      forceDeletes: false,
    });
  }

  private quarantine(job: JobPlace, settings: JobSettings, reason: QuarantineReason, error: JsonObject, current?: unknown): void {
    const body = job.tenant.find("job", job.jobId);
    if (!body) return;
    const now = this.world.now();
    const imposed = impose(current ?? body.status["quarantine"], reason, error, now);
    save(job, inQuarantine(body, imposed));
    remember(job, { nextCycleAt: imposed.nextAttempt, ...(imposed.givesUp ? { active: false } : {}) });
    auditQuarantine(this.world, job, `The job is in quarantine: ${reason}.`);
    notifyOfQuarantine(this.world.mailer, job, settings, { reason, now });
  }
}

function queueOf(starting: Starting, rule: Rule, initial: boolean): string[] {
  if (!rule.users.enabled && !rule.groups.enabled) return [];
  const enabled = rule.groups.enabled ? starting : { ...starting, groups: undefined };
  return initial ? allCandidates(enabled) : changedCandidates(enabled);
}

function lengthOf(initial: boolean, queued: number): number {
  const shortest = initial ? shortestInitialMs : queued > 0 ? shortestIncrementalMs : 0;
  return Math.max(shortest, queued * perUserMs);
}

/** Where nothing was read before, or by another schema or for fewer people, everything is read. */
function startsAnew(state: ProvisioningState, rule: Rule, settings: JobSettings): boolean {
  // From everybody to those assigned needs a restart: Learn lists it as a known issue.
  return state.watermark === null || state.schemaVersion !== rule.version || (settings.syncAll && !state.syncAll);
}

function countsLinked({ tenant, jobId }: JobPlace): Linked {
  const links = tenant.children("link", jobId).filter((link) => !link.softDeleted);
  const groups = links.filter((link) => link.kind === "Group").length;
  return { users: links.length - groups, groups };
}

function save({ tenant, principalId, jobId }: JobPlace, job: Job): void {
  tenant.change("job", jobId, job, principalId);
}
