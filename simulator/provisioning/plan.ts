import type { DeletedItem, Entity } from "../store/kinds";
import type { Link } from "../store/provisioningKinds";
import type { Scoping } from "./scoping";
import type { ObjectKind, SourceEntry } from "./sourceEntry";
import type { Changes } from "./values";

/** What is to be done for one source object, and what was found on the way there. */
export interface Plan {
  readonly kind: ObjectKind;
  readonly sourceId: string;
  readonly entry: SourceEntry | undefined;
  readonly scoping: Scoping | undefined;
  readonly link: Link | undefined;
  readonly step: Step;
}

export type Step =
  | { readonly kind: "nothing" }
  | { readonly kind: "skip"; readonly code: string; readonly reasons: readonly string[] }
  | { readonly kind: "fail"; readonly code: string; readonly reason: string }
  | { readonly kind: "create"; readonly changes: Changes }
  | { readonly kind: "update"; readonly target: Entity; readonly changes: Changes; readonly deleted?: DeletedItem }
  | { readonly kind: "delete"; readonly target: Entity };

/** Takes somebody's access away, which the deletion threshold counts: a deletion, or a user who is disabled. */
export function isRemoval({ step }: Plan): boolean {
  if (step.kind === "delete") return true;
  return step.kind === "update" && step.changes.properties["accountEnabled"] === false && step.target["accountEnabled"] !== false;
}

export const flowNotEnabled = (doing: string): Step => ({
  kind: "skip",
  code: "FlowTypeNotEnabled",
  reasons: [`The mapping does not ${doing} objects in the target.`],
});

/** The target object of a link is gone, and not by the job's doing. */
export function anchorLost(kind: ObjectKind): Step {
  const reason = `A ${kind.toLowerCase()} that was created or matched before is no longer in the target. To match all objects anew, restart the job with the scope Full.`;
  return { kind: "fail", code: "InvalidAnchor", reason };
}
