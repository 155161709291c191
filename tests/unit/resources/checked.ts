import { ScopePlan } from "../../../provider/consequences/scopePlan";
import type { Definition } from "../../../provider/engine/definition";
import { lifecycleOf } from "../../../provider/engine/lifecycle";
import type { Stored } from "../../../provider/engine/state";
import { createTenantDirectory } from "../../../provider/tenants/directory";
import { vetTenants } from "../../../provider/tenants/vet";
import type { World } from "../../../provider/world";
import { patientClock } from "../clock";

export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const fabrikamId = "11111111-1111-4111-8111-111111111111";
export const contosoId = "22222222-2222-4222-8222-222222222222";
export const servicePrincipalId = "66666666-6666-4666-8666-666666666666";

/** `nobody` has no credentials, `martian` is in a cloud that does not exist. */
const tenants = {
  fabrikam: { tenantId: fabrikamId, signIn: "default" },
  contoso: { tenantId: contosoId, signIn: "default" },
  nobody: { tenantId: contosoId },
  martian: { tenantId: contosoId, cloud: "mars", signIn: "default" },
};

interface Outcome {
  readonly inputs: Stored;
  /** The reasons by the property they are reported for. */
  readonly failures: Readonly<Record<string, string>>;
}

/** What `check` says to the inputs of a program. A request would be an error: there is no world. */
export async function checked<Inputs extends object, Live, Known extends Inputs>(
  definition: Definition<World, Inputs, Live, Known>,
  news: Stored,
): Promise<Outcome> {
  const directory = createTenantDirectory((key) => (key === "entra-sync:tenants" ? JSON.stringify(tenants) : undefined), {});
  const lifecycle = lifecycleOf(definition, {
    vet: (inputs) => vetTenants(() => directory, inputs),
    worldFor: (urn) => ({ graph: noRequest, say: () => undefined, settle: noRequest, urn, plan: new ScopePlan(), inTurn: noRequest }),
    tell: () => Promise.resolve(),
    bounds: { readableWithinMs: 0, showsWithinMs: 0, clock: patientClock() },
  });
  // `check` has something to ask only where a stored resource changes.
  const { inputs, failures } = await lifecycle.check({}, news);
  return { inputs, failures: Object.fromEntries(failures.map(({ property, reason }) => [property, reason])) };
}

function noRequest(): never {
  throw new Error("check sends no request");
}
