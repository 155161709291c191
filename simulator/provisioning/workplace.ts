import type { Tenant } from "../world/tenant";
import type { World } from "../world/world";
import type { Entitlement } from "./entitlement";
import type { EvaluateOptions } from "../../expressions";
import type { Rule } from "./rule";

/** Everything that work on one object of one job needs. */
export interface Workplace {
  readonly world: World;
  readonly source: Tenant;
  readonly target: Tenant;
  readonly jobId: string;
  readonly principalId: string;
  readonly rule: Rule;
  readonly options: EvaluateOptions;
  /** Undefined where everybody is in scope. */
  readonly entitlement: Entitlement | undefined;
  /** The groups assigned, which are synchronized besides their members; undefined where everybody is in scope, since then no group is. */
  readonly groups: Entitlement | undefined;
  /** How long the service takes for a change. */
  readonly paceMs: number;
  /** Whether an invited user who has not accepted yet is recognised: in initial cycles and on demand. */
  readonly matchesPending: boolean;
  /** Whether a user that the job soft-deleted may come back: not on demand. */
  readonly restores: boolean;
}
