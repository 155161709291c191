import type { Json } from "../graph/json";
import type { FaultEffect } from "../world/faults";

/** Something that the service does by itself, beside the request. */
export type Act =
  | { readonly kind: "revokeTokens" }
  | { readonly kind: "moveClock"; readonly ms: number }
  | { readonly kind: "addSecrets"; readonly servicePrincipalId: string };

/** What becomes of one request. */
export interface Consequence {
  /** What takes the place of the ordinary answer. */
  readonly effect?: FaultEffect;
  /** How old what a read sees is. */
  readonly lagMs?: number;
  readonly before?: Act;
  /** Done when the request was carried out. */
  readonly afterwards?: Act;
  /** What the body of a good answer looks like instead. */
  readonly rewrite?: (body: Json) => Json;
}
