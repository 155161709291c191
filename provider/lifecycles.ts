import { ScopePlan } from "./consequences/scopePlan";
import type { Definition } from "./engine/definition";
import { lifecycleOf, type Lifecycle, type Surroundings } from "./engine/lifecycle";
import { settle, type Clock } from "./engine/settle";
import { Turns } from "./engine/turns";
import { untraced, type Tracing } from "./graph/tracing";
import type { Tell } from "./pulumi/engineLog";
import type { Kind } from "./pulumi/shell";
import { partnerPolicy } from "./resources/partnerPolicy";
import { provisionOnDemand } from "./resources/provisionOnDemand";
import { syncAssignments } from "./resources/syncAssignments";
import { syncConfiguration } from "./resources/syncConfiguration";
import { syncJob } from "./resources/syncJob";
import { syncSchema } from "./resources/syncSchema";
import { syncSettings } from "./resources/syncSettings";
import { tracedLifecycle } from "./telemetry/tracedLifecycle";
import { TenantClients } from "./tenants/clients";
import type { Environment } from "./tenants/environment";
import { vetTenants } from "./tenants/vet";
import type { World } from "./world";

/** What the lifecycles take from the process they run in. */
export interface Process {
  readonly environment: Environment;
  readonly clock: Clock;
  /** How long one request may hang, in milliseconds. Default: as long as Graph's own gateways wait. */
  readonly deadlineMs?: number;
  /** Hears of every verb, and of every request below it. Default: nobody does. */
  readonly tracing?: Tracing;
  /** Speaks on the row of the resource with this URN. */
  speak(urn: string | undefined): Tell;
}

/** Every kind of resource with Pulumi's verbs, over one set of tenants. */
export function createLifecycles(from: Process): Readonly<Record<Kind, Lifecycle>> {
  const tenants = new TenantClients({ ...from, ...from.clock });
  const plan = new ScopePlan();
  const turns = new Turns();
  const surroundings: Surroundings<World> = {
    vet: (inputs) => vetTenants(() => tenants.directory, inputs),
    worldFor: (urn) => ({
      graph: (alias) => tenants.client(alias),
      say: (severity, message) => void from.speak(urn)(severity, message),
      urn,
      plan,
      inTurn: (subject, act) => turns.take(subject, act),
      settle: (condition) => settle(condition, from.clock),
    }),
    tell: async (urn, { severity, text }) => from.speak(urn)(severity, text),
    bounds: { readableWithinMs: 120_000, showsWithinMs: 15_000, clock: from.clock },
  };
  const configure: Lifecycle["configure"] = ({ config }) => {
    tenants.configure((key) => config.get(key));
    return Promise.resolve();
  };
  const served = <Inputs extends object, Live, Known extends Inputs>(definition: Definition<World, Inputs, Live, Known>): Lifecycle => ({
    configure,
    ...tracedLifecycle(definition.kind, lifecycleOf(definition, surroundings), from.tracing ?? untraced),
  });
  return {
    PartnerPolicy: served(partnerPolicy),
    SyncConfiguration: served(syncConfiguration),
    SyncAssignments: served(syncAssignments),
    SyncSchema: served(syncSchema),
    SyncSettings: served(syncSettings),
    SyncJob: served(syncJob),
    ProvisionOnDemand: served(provisionOnDemand),
  };
}
