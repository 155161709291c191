import type { Answer, Call } from "../graph/call";
import { bothVersions, type Confidence, type Method, type Route } from "../graph/route";
import { readSynchronization, writeSynchronization } from "./permissions";

/** What one synchronization route does and where we know it from. */
export interface Behaviour {
  readonly handler: (call: Call) => Answer;
  readonly source: string;
  readonly confidence?: Confidence;
}

/** A route below a service principal's `synchronization`, which all answer a missing permission alike. */
export function synchronizationRoute(method: Method, path: string, behaviour: Behaviour): Route {
  return {
    method,
    path: `/servicePrincipals/{id}/synchronization${path}`,
    versions: bothVersions,
    permissions: method === "GET" ? readSynchronization : writeSynchronization,
    service: "synchronization",
    confidence: "documented",
    ...behaviour,
  };
}
