import { randomUUID } from "node:crypto";
import { text } from "../graph/body";
import type { Call } from "../graph/call";
import type { JsonObject } from "../graph/json";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";
import type { World } from "../world/world";
import type { JobPlace } from "./jobState";

/** One thing that was done to a configuration, as the audit log keeps it. */
export interface AuditRecord {
  readonly id: string;
  readonly activity: string;
  readonly reason: string;
  readonly principalId: string;
  readonly principalName: string;
  /** The application that did it; the service itself where none did. */
  readonly actorAppId?: string;
}

/** Remembers that somebody changed how a configuration is provisioned. */
export function auditChange(call: Call, principal: Entity, activity: string): void {
  const actor = call.caller.kind === "application" ? { actorAppId: call.caller.appId } : {};
  add(call.world, call.tenant, { ...about(principal), activity, reason: "", ...actor });
}

/** Remembers that a job came into quarantine, or out of it. */
export function auditQuarantine(world: World, job: JobPlace, reason: string): void {
  const principal = job.tenant.find("servicePrincipal", job.principalId) ?? { id: job.principalId };
  add(world, job.tenant, { ...about(principal), activity: "Quarantine", reason });
}

function about(principal: Entity) {
  return { id: randomUUID(), principalId: principal.id, principalName: text(principal, "displayName") ?? "" };
}

function add(world: World, tenant: Tenant, record: AuditRecord): void {
  const body = { ...record } satisfies JsonObject;
  world.store.logs.add({ tenantId: tenant.id, otherTenantId: "", kind: "audit", at: world.now(), body });
}
