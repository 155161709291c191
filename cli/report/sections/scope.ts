import type { ScopeFunnel } from "../../../provider/operator/scopeFunnel";
import type { Reported } from "../findings";
import { isNotKnown } from "../../notKnown";
import { html, note, table, type Markup } from "../markup";

/** From the directory down to those who are in the target, and who is assigned. */
export function scope({ funnel, status, assignments, mappings }: Reported): Markup {
  const assigned = assignments.map((each) => [
    each.displayName,
    each.kind,
    each.isEffective ? "in scope" : "skipped: assigned without the configuration's role",
  ]);
  return html`${funnel === undefined || isNotKnown(funnel) ? note(`Not known: ${funnel?.unknown ?? "it is gone"}`) : steps(funnel, status.scope)}
  ${status.scope === "assigned" ? table("Assigned users and groups", [{ heading: "Name" }, { heading: "Kind" }, { heading: "Scope" }], assigned) : ""}
  ${filters(mappings?.filters ?? [])}`;
}

function steps({ directory, assigned, active, inScope, provisioned }: ScopeFunnel, kind: "assigned" | "all"): Markup {
  const levels: readonly (readonly [string, string, number | undefined])[] = [
    ["Directory", "all users of the source tenant", directory],
    [kind === "all" ? "Everybody" : "Assigned", kind === "all" ? "the scope is everybody" : "by themselves or by a group", assigned],
    ["Active", "of those, not disabled", active],
    ["In scope", "of those, let through by the filters", inScope],
    ["Provisioned", "kept in the target after the last cycle", provisioned],
  ];
  const widest = Math.max(1, ...levels.map(([, , count]) => count ?? 0));
  return html`<ol class="funnel">
    ${levels.map(([name, meaning, count]) => level(name, meaning, count, widest))}
  </ol>`;
}

function level(name: string, meaning: string, count: number | undefined, widest: number): Markup {
  const share = Math.round(((count ?? 0) / widest) * 1000) / 10;
  return html`<li>
    <span class="level"><b>${name}</b> <span class="dim">${meaning}</span></span>
    <span class="amount">${count === undefined ? "not yet" : count.toLocaleString("en")}</span>
    <svg class="share" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1">
      <rect class="track" width="100" height="1"></rect>
      <rect class="in" width="${share}" height="1"></rect>
    </svg>
  </li>`;
}

function filters(all: NonNullable<Reported["mappings"]>["filters"]): Markup {
  if (all.length === 0) return note("No scoping filter: whoever is assigned and active is in scope, but for guests.");
  const rows = all.map(({ name, clauses }) => [name, clauses.join(" and ")]);
  return table("Scoping filters: one of them must hold", [{ heading: "Filter" }, { heading: "All of" }], rows);
}
