import type { OnDemandFacts, OnDemandStep } from "./onDemandOutcome";

const done: Readonly<Record<string, string>> = {
  create: "was created in the target",
  update: "was updated in the target",
  disable: "was disabled in the target",
  delete: "was deleted in the target",
};

/** What happened to a user, and where nothing did, why and what to do about it. */
export function sentenceOf(facts: OnDemandFacts): string {
  const { outcome, action, errorCode, reason } = facts;
  const user = nameOf(facts);
  switch (outcome) {
    case "success":
      return `${user} ${done[action] ?? "was provisioned"}.`;
    case "upToDate":
      return `${user} is in the target already, with every value as mapped: nothing was left to do.`;
    case "skipped":
      return `${user} was skipped: ${whySkipped(facts)}.`;
    case "failure":
      return `${user} could not be provisioned: ${unended(reason || "the service gives no reason")} (${errorCode ?? "no code"}).`;
  }
}

function nameOf({ user, steps }: OnDemandFacts): string {
  const imported = steps.find((step) => step.type.toLowerCase() === "import")?.details ?? {};
  const principalName = imported.userPrincipalName ?? user;
  return imported.displayName === undefined ? principalName : `${imported.displayName} (${principalName})`;
}

function whySkipped(facts: OnDemandFacts): string {
  const { skipReason = "Unknown", reason } = facts;
  const known = skipReason === "NotEffectivelyEntitled" ? fromScoping(facts.steps) : [codes[skipReason] ?? ""];
  const found = known.filter((each) => each !== "");
  const said = found.length > 0 ? found.join("; ") : unended(reason || "the service gives no reason");
  return `${said} (${skipReason})`;
}

const codes: Readonly<Record<string, string>> = {
  EntityTypeNotSupported: "objects of this type are not provisioned on demand, or their mapping is not enabled",
  FlowTypeNotEnabled: "the mapping's target object actions do not allow what would have to be done",
};

/** The questions of the scoping step, by both spellings that are documented. */
const questions: readonly (readonly [RegExp, string])[] = [
  [/^(IsActive|Active in the source system)$/, "the user is disabled or deleted in the source, and such a user is not made in the target"],
  [
    /^(Assigned|Assigned to the application)$/,
    "the user is not assigned to the configuration, neither directly nor as a direct member of an assigned group",
  ],
  [/^(IsEffectivelyEntitledForProvisioning|User has the required role)$/, "no assignment of the user has a role that provisioning counts"],
];

function fromScoping(steps: readonly OnDemandStep[]): string[] {
  const answers = steps.flatMap((step) => Object.entries(step.details));
  const isNo = (value: string | undefined): boolean => value?.toLowerCase() === "false";
  const no = questions.filter(([name]) => answers.some(([key, value]) => name.test(key) && isNo(value))).map(([, said]) => said);
  // Who is not assigned has no role either; one of the two says it.
  const told = no.length === questions.length || no.length === 2 ? no.slice(0, -1) : no;
  return [...told, ...fromFilters(answers)];
}

/** `{"Marketing filter.department EQUALS 'Marketing'": false}` */
function fromFilters(answers: readonly (readonly [string, string])[]): string[] {
  const evaluation = answers.find(([name]) => name === "ScopeEvaluationResult")?.[1];
  const failed = Object.entries(clausesIn(evaluation)).filter(([, holds]) => holds === false);
  return failed.map(([clause]) => `the scoping filter '${clause}' does not hold`);
}

function clausesIn(evaluation: string | undefined): object {
  try {
    const parsed = JSON.parse(evaluation ?? "{}") as unknown;
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    // A form that is not documented tells nothing here; the step's own text is among the outputs.
    return {};
  }
}

function unended(sentence: string): string {
  return sentence.trim().replace(/\.$/, "");
}
