import type { Tenant } from "../world/tenant";
import type { World } from "../world/world";
import type { Entitlement } from "./entitlement";
import type { EvaluateOptions } from "../../expressions";
import type { Rule } from "./rule";

/** Everything that work on one user of one job needs. */
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
  /** Whether an invited user who has not accepted yet is recognised: in initial cycles and on demand. */
  readonly matchesPending: boolean;
  /** Whether a user that the job soft-deleted may come back: not on demand. */
  readonly restores: boolean;
}
