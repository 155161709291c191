import type { GraphClient } from "../../graph/client";
import { jobWithSchema } from "../../resources/liveSchema";
import { userMappingIn } from "../../resources/schemaWire";
import { selectFor } from "../../scope/attributes";
import { readConfiguration } from "../../scope/configuration";
import { explainUser, readSourceUser, recordOf, type UserExplanation } from "../../scope/explain";
import { watchedJob, type WatchedJob } from "../watchedJob";
import { attributesRead, attributesWritten, mappedAttributes, valueIn, type MappedAttribute } from "./attributes";
import { nextStep, type NextStep } from "./nextStep";
import { loggedTarget, matchIn, type Matched, type TargetMatch } from "./targetUser";

/** Whether a user is in scope and why, what the mappings make of it, whom it meets in the target, and what happens next. */
export interface Explanation {
  readonly scope: UserExplanation;
  readonly attributes: readonly MappedAttribute[];
  readonly target: TargetMatch;
  readonly next: NextStep;
  /** What the service works with; nothing happens while it is stopped or in quarantine. */
  readonly job: Pick<WatchedJob, "id" | "state" | "quarantine">;
}

export interface ExplainedPlace {
  readonly source: GraphClient;
  /** Absent where the target tenant cannot be signed in to. */
  readonly target?: GraphClient;
  readonly servicePrincipalId: string;
  /** Whether the job's log is asked for the target user, which makes the match certain. Default: it is. */
  readonly log?: "asked" | "left";
  /** What comes to the user next: a run on demand also matches pending invitations, and brings nobody back. Default: the next cycle. */
  readonly by?: "cycle" | "onDemand";
}

type Explain = (userId: string) => Promise<Explanation | undefined>;

/**
 * Reads the configuration once, for as many users as are then explained: three requests, and two or three for each user, which travel
 * together. `undefined` where there is no such configuration, or no job yet: mappings belong to it.
 */
export async function explainer(place: ExplainedPlace): Promise<Explain | undefined> {
  const { source, servicePrincipalId } = place;
  // Independent looks at the same things; what they share is asked for once.
  const [configuration, live, job] = await Promise.all([
    readConfiguration(source, servicePrincipalId),
    jobWithSchema(source, servicePrincipalId),
    watchedJob(source, servicePrincipalId),
  ]);
  if (configuration === undefined || live === undefined || job === undefined) return undefined;
  const { schema } = live;
  const select = selectFor([configuration.rules.builtIn, configuration.rules.filters], attributesRead(schema));
  const targetSelect = selectFor([], [...attributesWritten(schema), "mail"]);
  const actions = userMappingIn(schema).flowTypes.split(/,\s*/);
  return async (userId) => {
    const user = await readSourceUser(source, userId, select);
    if (user === undefined) return undefined;
    const scope = explainUser(configuration, user);
    const record = recordOf(user);
    const attributes = mappedAttributes(schema, record);
    const mail = valueIn(record, "mail");
    const matched = await match(place, job.id, { scope, select: targetSelect, mail: typeof mail === "string" ? mail : "" });
    const next = nextStep({
      scope,
      attributes,
      matched,
      actions,
      by: place.by === "onDemand" ? "onDemand" : job.last === undefined ? "initial cycle" : "cycle",
    });
    return { scope, attributes, target: matched.match, next, job: { id: job.id, state: job.state, quarantine: job.quarantine } };
  };
}

interface Looked {
  readonly scope: UserExplanation;
  readonly select: string;
  readonly mail: string;
}

async function match({ source, target, log }: ExplainedPlace, jobId: string, { scope, select, mail }: Looked): Promise<Matched> {
  if (target === undefined) {
    return { match: { kind: "unknown", reason: "the target tenant is not among those that the stack can sign in to" } };
  }
  const { id, userPrincipalName } = scope.user;
  const logged = log === "left" ? undefined : await loggedTarget(source, jobId, id);
  return matchIn({ target, select, userPrincipalName, mail, logged });
}
