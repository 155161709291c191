import type { JsonObject } from "../../../simulator/graph/json";
import type { Exchange } from "../record";
import type { Address } from "./address";
import { contexts } from "./deviations";
import type { Query } from "./query";
import type { Violation } from "./value";

interface Answered {
  readonly answered: JsonObject;
  readonly exchange: Exchange;
  readonly address: Address;
  readonly path: string;
  readonly query: Query;
}

/** Checks that `@odata.context` says where the answer is from, and what was selected and expanded of it. */
export function checkContext({ answered, exchange, address, path, query }: Answered): Violation[] {
  const shown = answered["@odata.context"];
  if (typeof shown !== "string") return [{ at: "@odata.context", problem: "is missing" }];
  const [base = "", fragment = ""] = shown.split("$metadata#", 2);
  if (!base.endsWith(`/${exchange.version}/`)) return [{ at: "@odata.context", problem: `${shown} is of another version` }];
  const expected = withSelection(expectedFragment(address, path, exchange.method), query);
  // Keys may be written in the case of the request or in that of the service.
  if (fragment.toLowerCase() === expected.toLowerCase()) return [];
  return [{ at: "@odata.context", problem: `says ${fragment} where ${expected} belongs` }];
}

function expectedFragment(address: Address, path: string, method: string): string {
  const trimmed = path.replace(/^\//, "");
  const deviation = contexts.find((each) => each.path.test(trimmed));
  if (deviation) return trimmed.replace(deviation.path, deviation.context);
  const made = method === "POST" && address.form === "entities";
  return made ? `${address.context}/$entity` : address.context;
}

function withSelection(fragment: string, { selected = [], expanded }: Query): string {
  const names = [...selected, ...expanded.map((name) => `${name}()`)];
  if (names.length === 0) return fragment;
  const list = `(${names.join(",")})`;
  return fragment.endsWith("/$entity") ? fragment.replace(/\/\$entity$/, `${list}/$entity`) : `${fragment}${list}`;
}
