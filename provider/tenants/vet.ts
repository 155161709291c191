import type { Checked } from "../engine/check";
import type { Failure } from "../engine/definition";
import type { Stored } from "../engine/state";
import { isUnknown } from "../engine/unknown";
import { cloudPair } from "./cloudPairs";
import { ConfigurationUnreadable } from "./declared";
import type { TenantDirectory } from "./directory";

/** Inputs that name a tenant, and the input that holds its id once it is known. A changed id is another tenant, whatever its alias. */
const signsIn = { tenant: "tenantId" } as const;
const names = { partner: "partnerTenantId", target: "targetTenantId" } as const;

/** Replaces aliases by what they stand for, before any request: unknown ones and such without credentials are failures. */
export function vetTenants(directory: () => TenantDirectory, inputs: Stored): Checked {
  try {
    return vet(directory(), inputs);
  } catch (error) {
    if (error instanceof ConfigurationUnreadable) return { inputs, failures: [{ property: "tenant", reason: error.message }] };
    throw error;
  }
}

function vet(tenants: TenantDirectory, inputs: Stored): Checked {
  const failures: Failure[] = [];
  const resolved: Stored = { ...inputs };
  for (const [property, idProperty] of Object.entries({ ...signsIn, ...names })) {
    const alias = inputs[property];
    if (typeof alias !== "string") continue;
    const reason = isUnknown(alias) ? undefined : problemWith(tenants, alias, property);
    if (reason !== undefined) failures.push({ property, reason });
    resolved[idProperty] = isUnknown(alias) ? alias : tenants.idOf(alias);
  }
  return { inputs: resolved, failures: failures.length > 0 ? failures : faultsOfClouds(tenants, inputs) };
}

/** A policy may be of either direction; what is pushed has one, and crosses clouds only where the program says that it knows. */
function faultsOfClouds(tenants: TenantDirectory, { tenant, partner, target, crossCloud }: Stored): Failure[] {
  const [own, other] = [tenant, partner ?? target].map((alias) =>
    typeof alias === "string" && !isUnknown(alias) ? tenants.cloudOf(alias) : undefined,
  );
  if (own === undefined || other === undefined) return [];
  const there = cloudPair(own, other);
  if (partner !== undefined) {
    const isHopeless = there.kind === "unsupported" && cloudPair(other, own).kind === "unsupported";
    return isHopeless ? [{ property: "partner", reason: there.reason }] : [];
  }
  if (there.kind === "unsupported") return [{ property: "target", reason: there.reason }];
  return there.kind === "crossCloud" && crossCloud !== true ? [{ property: "target", reason: there.needs }] : [];
}

function problemWith(tenants: TenantDirectory, alias: string, property: string): string | undefined {
  if (Object.hasOwn(signsIn, property)) {
    const lookup = tenants.find(alias);
    return lookup.kind === "problem" ? lookup.reason : undefined;
  }
  if (tenants.idOf(alias) !== undefined) return undefined;
  return `'${alias}' is neither a tenant declared in entra-sync:tenants nor a tenant id (a GUID)`;
}
