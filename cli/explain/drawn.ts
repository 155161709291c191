import type { MappedAttribute } from "../../provider/operator/explanation/attributes";
import type { Explanation } from "../../provider/operator/explanation/explanation";
import type { NextStep } from "../../provider/operator/explanation/nextStep";
import type { TargetMatch, TargetUser } from "../../provider/operator/explanation/targetUser";
import { prose } from "../screen/prose";
import type { Screen } from "../screen/screen";
import { table } from "../screen/table";
import { conditions } from "./conditions";

/** The answer first, then why, then what follows. */
export function drawn(screen: Screen, configuration: string, explanation: Explanation): string {
  const { scope, target, next, attributes } = explanation;
  const answer = scope.inScope ? screen.paint("green", "is in scope of") : screen.paint("yellow", "is not in scope of");
  const sections: readonly (readonly [string, string])[] = [
    ["Scope", conditions(screen, scope)],
    ["In the target tenant", targetText(target)],
    ["What happens next", nextText(screen, explanation)],
    [scope.inScope ? "Attributes" : "Attributes, if the user were in scope", attributesText(screen, attributes, next)],
  ];
  const title = `${screen.paint("bold", personText(scope.user))} ${answer} ${configuration}`;
  return [title, ...sections.map(([name, text]) => `${screen.paint("bold", name)}\n${text}`)].join("\n\n");
}

function personText({ displayName, userPrincipalName }: Pick<TargetUser, "displayName" | "userPrincipalName">): string {
  return `${displayName} <${userPrincipalName}>`;
}

const foundBy = {
  log: "known to the job",
  "user principal name": "found by the user principal name",
  mail: "found by the mail address",
} as const;

function targetText(target: TargetMatch): string {
  switch (target.kind) {
    case "found":
      return `${personText(target.user)}, ${target.user.id}\n${foundBy[target.by]}${target.user.isPending ? "; the invitation is pending" : ""}`;
    case "none":
      return "nobody matches";
    case "deleted":
      return `deleted by the job, and in the recycle bin still: ${target.id}`;
    case "lost":
      return `the user that the job made is gone: ${target.id}`;
    case "inTheWay":
      return `${personText(target.user)}, ${target.user.id}\nan internal user there, who is in the way`;
    case "unknown":
      return `not known: ${target.reason}`;
  }
}

/** What is done to a user, as the beginning of a sentence. */
export const steps: Readonly<Record<NextStep["action"], string>> = {
  create: "The user is created in the target",
  update: "The target user is updated",
  disable: "The target user is disabled",
  delete: "The target user is deleted; it can be restored for 30 days",
  restore: "The target user is brought back",
  none: "Nothing is left to do",
  skip: "The user is skipped",
  fail: "The user fails",
  unknown: "It depends on the target",
};

function nextText(screen: Screen, { next, job }: Explanation): string {
  const title = `${steps[next.action]}${next.code === undefined ? "" : ` (${next.code})`}:`;
  const changed = next.changes.map(({ attribute }) => attribute).join(", ");
  const held = job.quarantine === undefined ? (job.state === "stopped" ? ["the job is stopped"] : []) : ["the job is in quarantine"];
  return [
    next.action === "fail" ? screen.paint("red", title) : title,
    ...next.because.map((each) => prose(screen, each, "  ")),
    ...(next.action === "update" || next.action === "disable" ? [prose(screen, `it is written: ${changed}`, "  ")] : []),
    ...held.map((each) => screen.paint("yellow", `Not yet: ${each}.`)),
  ].join("\n");
}

/** Those that come to nothing in one line: there may be many of them. */
function attributesText(screen: Screen, attributes: readonly MappedAttribute[], next: NextStep): string {
  const kept = attributes.filter(({ outcome }) => outcome.kind === "kept");
  const others = attributes.filter(({ outcome }) => outcome.kind !== "kept");
  const line = prose(screen, `Left as they are: ${kept.map(({ target }) => target).join(", ")}.`);
  return [attributesTable(screen, others, next), ...(kept.length === 0 ? [] : [screen.paint("dim", line)])].join("\n");
}

function attributesTable(screen: Screen, attributes: readonly MappedAttribute[], { changes }: NextStep): string {
  const replaced = (target: string): string => shown(changes.find(({ attribute }) => attribute === target)?.before ?? null);
  const isAnyReplaced = attributes.some(({ target }) => replaced(target) !== "");
  const rows = attributes.map(({ target, source, apply, outcome }) => {
    const before = isAnyReplaced ? [replaced(target)] : [];
    return [target, source, apply, ...before, outcomeText(outcome)];
  });
  return table(screen, ["Target attribute", "Source", "Applies", ...(isAnyReplaced ? ["Replaces"] : []), "Becomes"], rows);
}

function outcomeText(outcome: MappedAttribute["outcome"]): string {
  switch (outcome.kind) {
    case "value":
      return outcome.value === null ? "(cleared)" : shown(outcome.value);
    case "kept":
      return "(left as it is)";
    case "serviceOnly":
      return `(only the service can tell: ${outcome.reason})`;
    case "fails":
      return `(fails: ${outcome.reason})`;
  }
}

function shown(value: string | readonly string[] | null): string {
  return typeof value === "string" ? value : (value ?? []).join(", ");
}
