import type { ScopeExplanation } from "../../expressions";
import type { AssignmentPath, UserExplanation } from "../../provider/scope/explain";
import { prose } from "../screen/prose";
import type { Screen } from "../screen/screen";

type Mark = "yes" | "no" | "unknown";

type DrawLine = (mark: Mark, text: string, indent?: string) => string;

const marks = { yes: ["green", "ok"], no: ["red", "NO"], unknown: ["yellow", "?"] } as const;

/** Every condition with its own answer, one below the other. All of them must hold. */
export function conditions(screen: Screen, scope: UserExplanation): string {
  const line: DrawLine = (mark, text, indent = "  ") =>
    prose(screen, text, `${indent}${screen.paint(marks[mark][0], marks[mark][1].padEnd(2))}  `);
  return [
    line(markOf(scope.paths.length > 0), assignmentText(scope)),
    line(markOf(scope.active), scope.active ? "enabled" : "disabled: such a user is not made in the target"),
    line(...textSignIn(scope)),
    ...filterLines(line, scope.builtIn, "built-in filter"),
    ...(scope.filters.groups.length === 0 ? [line("yes", "no scoping filter")] : filterLines(line, scope.filters, "scoping filter")),
  ].join("\n");
}

function markOf(holds: boolean): Mark {
  return holds ? "yes" : "no";
}

function assignmentText({ paths, lacksRole }: UserExplanation): string {
  if (paths.length > 0) return paths.map(pathText).join("; ");
  if (lacksRole) return "assigned, but with a role that does not count (default access)";
  return "not assigned, neither directly nor as a direct member of an assigned group (nested groups do not count)";
}

function pathText(path: AssignmentPath): string {
  if (path.kind === "everybody") return "all users are in scope";
  return path.kind === "user" ? "assigned directly" : `assigned through the group ${path.displayName || path.id}`;
}

function textSignIn({ signsInByText }: UserExplanation): [Mark, string] {
  if (signsInByText === undefined) {
    return ["unknown", "whether the user signs in by text message may not be read: that takes UserAuthenticationMethod.Read.All"];
  }
  return signsInByText ? ["no", "signs in by text message: such users are left out"] : ["yes", "does not sign in by text message"];
}

/** One group of clauses must hold; within it, all of them. */
function filterLines(line: DrawLine, { groups }: ScopeExplanation, kind: string): string[] {
  const isAnyMet = groups.some(({ holds }) => holds);
  return groups.flatMap(({ group, holds, clauses }) => [
    line(
      holds ? "yes" : isAnyMet ? "unknown" : "no",
      `${kind} '${group.name ?? ""}'${holds || !isAnyMet ? "" : " does not hold; another does"}`,
    ),
    ...clauses.map((each) => line(markOf(each.holds), each.reason, "    ")),
  ]);
}
