import type { Expression } from "./filterParser";
import { parseFilter } from "./filterParser";

/** Between which moments everything lies that a filter lets through, in milliseconds; open where it does not say. */
export interface Bounds {
  readonly from?: number;
  readonly to?: number;
}

/** Reads the bounds of a time out of the conditions that all have to hold; the others are for the filter itself. */
export function timeBounds(filter: string | null, property: string): Bounds {
  return filter === null ? {} : boundsOf(parseFilter(filter), property);
}

function boundsOf(expression: Expression, property: string): Bounds {
  if (expression.kind === "logic" && expression.operator === "and") {
    return both(boundsOf(expression.left, property), boundsOf(expression.right, property));
  }
  if (expression.kind !== "compare" || expression.left.kind !== "path" || expression.right.kind !== "literal") return {};
  const moment = Date.parse(String(expression.right.value));
  if (expression.left.path.join("/") !== property || Number.isNaN(moment)) return {};
  if (["gt", "ge"].includes(expression.operator)) return { from: moment };
  if (["lt", "le"].includes(expression.operator)) return { to: moment };
  return {};
}

function both(a: Bounds, b: Bounds): Bounds {
  const from = Math.max(a.from ?? 0, b.from ?? 0);
  const to = Math.min(a.to ?? Infinity, b.to ?? Infinity);
  return { ...(from > 0 ? { from } : {}), ...(to < Infinity ? { to } : {}) };
}
