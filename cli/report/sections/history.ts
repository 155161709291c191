import type { Insights } from "../../../provider/operator/insights";
import { noUsers } from "../../../provider/operator/provisioningLogs";
import type { UserCounts } from "../../../provider/operator/syncStatus";
import type { Bar } from "../chart";
import { figure } from "../figure";
import type { Reported } from "../findings";
import { isNotKnown } from "../../notKnown";
import { html, note, table, type Column, type Markup } from "../markup";
import { minute, minuteText } from "../../screen/times";
import { all, changes, failed, totalOf, words } from "../series";

/** What happened to users, by day and by cycle. */
export async function history({ insights }: Reported, id: string): Promise<Markup> {
  if (insights === undefined) return note("There is no provisioning job, so there is no history.");
  if (isNotKnown(insights)) return note(`The history is not known: ${insights.unknown}`);
  if (insights.cycles.length === 0) return note("No cycle has done anything to any user in this time.");
  const days = everyDay(insights.days);
  const cycles = insights.cycles
    .map((each): Bar => ({
      label: minute(each.ended).slice(5),
      title: `Cycle with the last change at ${minuteText(each.ended)}`,
      counts: each,
    }))
    .reverse();
  const hasFailures = insights.days.some((each) => each.failed > 0);
  const title = cycles.length === 1 ? "The one cycle so far" : `The last ${cycles.length} cycles in which something happened`;
  const isLong = days.length > 1;
  return html`${isLong && (await figure(`${id}-days`, "Users changed, by day", days, changes))}
  ${isLong && hasFailures && (await figure(`${id}-failures`, "Failed attempts, by day", days, failed))}
  ${await figure(`${id}-cycles`, title, cycles, [...changes, ...failed])}${tables(insights)}`;
}

const dayMs = 86_400_000;

/** From the first day to the last, those on which nothing happened too: an axis of time has no gaps. */
function everyDay(newestFirst: Insights["days"]): readonly Bar[] {
  const known = new Map(newestFirst.map((each) => [each.day, each]));
  const first = Date.parse(newestFirst.at(-1)?.day ?? "");
  const count = Math.round((Date.parse(newestFirst[0]?.day ?? "") - first) / dayMs) + 1;
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(first + index * dayMs).toISOString().slice(0, 10);
    return { label: day.slice(5), title: day, counts: known.get(day) ?? noUsers };
  });
}

const columns = all.map((name): Column => ({ heading: words[name], kind: "number" }));

/** The same as figures. Days and cycles in which users were only skipped are left to `entra-sync logs`. */
function tables({ cycles, days }: Insights): Markup {
  const cells = (counts: UserCounts): number[] => all.map((name) => counts[name]);
  const didSomething = (counts: UserCounts): boolean => totalOf(counts, [...changes, ...failed]) > 0;
  const byDay = days.filter(didSomething).map((each) => [each.day, ...cells(each)]);
  const byCycle = cycles.filter(didSomething).map((each) => [minuteText(each.ended), ...cells(each)]);
  return html`<details>
    <summary>Figures by day and by cycle</summary>
    ${table("Users by day, newest first", [{ heading: "Day" }, ...columns], byDay)}
    ${table("Users by cycle, newest first", [{ heading: "Last change" }, ...columns], byCycle)}
  </details>`;
}
