import type { UserCounts } from "../../provider/operator/syncStatus";
import { isNotKnown } from "../notKnown";
import type { Screen } from "../screen/screen";
import { fields, table, type Cell } from "../screen/table";
import { minute } from "../screen/times";
import type { Shown } from "./shown";

/** All sections of one configuration, one below the other. */
export function drawn(screen: Screen, shown: Shown): string {
  const sections: readonly (readonly [string, string])[] = [
    ["Technical information", technical(screen, shown)],
    ["Users and groups", usersAndGroups(screen, shown)],
    ["Attribute mappings", mappings(screen, shown)],
    ["Scoping filters", filters(screen, shown)],
    ["Connection, source and target tenant", connection(screen, shown)],
    [
      "Insights by day",
      insights(
        screen,
        "Day",
        (shown.insights?.days ?? []).map((each) => [each.day, each]),
      ),
    ],
    [
      "Insights by cycle",
      insights(
        screen,
        "Ended (UTC)",
        (shown.insights?.cycles ?? []).map((each) => [minute(each.ended), each]),
      ),
    ],
  ];
  const title = screen.paint(["bold", "underline"], shown.status.configuration);
  return [title, ...sections.map(([name, text]) => `${screen.paint("bold", name)}\n${text}`)].join("\n\n");
}

function technical(screen: Screen, { status, appId, mappings, links }: Shown): string {
  return fields(screen, [
    ["Source tenant", `${status.source.tenant}, ${status.source.tenantId}`],
    ["Target tenant", [status.target.tenant, status.target.tenantId].filter(Boolean).join(", ")],
    ["Service principal", status.servicePrincipalId],
    ["Application (client) id", appId],
    ["Job", status.job?.id],
    ["Template", "Azure2Azure"],
    ["Schema version", mappings?.version],
    ["Overview", links.overview],
    ["Users and groups", links.usersAndGroups],
    ["Provisioning", links.provisioning],
  ]);
}

function usersAndGroups(screen: Screen, shown: Shown): string {
  return `${assigned(screen, shown)}\n\n${funnel(screen, shown)}`;
}

/** From the directory down to those who are kept in the target. */
function funnel(screen: Screen, { funnel: steps }: Shown): string {
  if (steps === undefined || isNotKnown(steps)) return fields(screen, [["In scope", `not known: ${steps?.unknown ?? "it is gone"}`]]);
  return fields(screen, [
    ["In the directory", steps.directory],
    ["Assigned", steps.assigned],
    ["Not disabled", steps.active],
    ["In scope", steps.inScope],
    ["Kept in the target", steps.provisioned ?? "not known before the first cycle"],
  ]);
}

function assigned(screen: Screen, { assignments, status }: Shown): string {
  if (status.scope === "all") return "everybody, assigned or not";
  if (assignments.length === 0) return "nobody is assigned";
  const rows = assignments.map((each) => [
    each.displayName,
    each.kind,
    each.principalId,
    each.isEffective ? "in scope" : "without the role: skipped",
  ]);
  return table(screen, ["Name", "Kind", "Object id", "Scope"], rows);
}

function mappings(screen: Screen, { mappings: schema }: Shown): string {
  if (schema === undefined) return "no job yet";
  const rows = schema.attributes.map(({ target, source, apply, matching }) => [target, apply, matching, source]);
  return `Target object actions: ${schema.actions}\n${table(screen, ["Target attribute", "Apply", "Match", "Source"], rows)}`;
}

function filters(screen: Screen, { mappings: schema }: Shown): string {
  if (schema === undefined || schema.filters.length === 0) return "none: everybody who is assigned is in scope";
  return table(
    screen,
    ["Filter", "All of"],
    schema.filters.map(({ name, clauses }) => [name, clauses.join(" and ")]),
  );
}

function connection(screen: Screen, { connection: findings }: Shown): string {
  const rows = findings.map(({ verdict, tenant, subject, sentence }) => [verdict, tenant, subject, sentence]);
  return table(screen, ["", "Tenant", "Subject", "Finding"], rows);
}

function insights(screen: Screen, first: string, rows: readonly (readonly [string, UserCounts])[]): string {
  if (rows.length === 0) return "nothing yet";
  const cells = rows.map(([name, counts]): Cell[] => {
    const { created, updated, disabled, deleted, staged, skipped, failed } = counts;
    return [name, created, updated, disabled, deleted, staged, skipped, failed];
  });
  return table(screen, [first, "Created", "Updated", "Disabled", "Deleted", "Held", "Skipped", "Failed"], cells);
}
