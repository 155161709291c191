import type { Insights } from "../../../provider/operator/insights";
import type { UserCounts } from "../../../provider/operator/syncStatus";
import { axisFor, chart, sentenceOf, type Bar, type Size } from "../chart";
import { isNotKnown, type Reported } from "../findings";
import { counted, html, note, table, type Column, type Markup } from "../markup";
import { series, words } from "../series";

/** A chart for wide screens and paper, and one for phones; each lets the other go. */
const sizes = {
  wide: { width: 960, height: 250 },
  narrow: { width: 340, height: 220 },
} as const satisfies Readonly<Record<string, Size>>;
const barsOnPhones = 10;

/** What happened to users, by cycle and by day. */
export async function history({ insights }: Reported, id: string): Promise<Markup> {
  if (insights === undefined) return note("There is no provisioning job, so there is no history.");
  if (isNotKnown(insights)) return note(`The history is not known: ${insights.unknown}`);
  if (insights.cycles.length === 0) return note("No cycle has done anything to any user in this time.");
  const cycles = insights.cycles.map((each) => bar(each, `${each.ended.slice(5, 10)}`, `Cycle that ended ${minute(each.ended)}`));
  const days = insights.days.map((each) => bar(each, each.day.slice(5), each.day));
  const byCycle = figure(`${id}-cycles`, `The last ${counted(cycles.length, "cycle")} that did something`, cycles);
  const byDay = figure(`${id}-days`, `By day: the last ${counted(days.length, "day")} on which something happened`, days);
  return html`${await byCycle}${days.length > 1 ? await byDay : ""}${figures(insights)}`;
}

function bar(counts: UserCounts, label: string, title: string): Bar {
  return { label, title, counts };
}

/** What comes newest first is drawn with the newest at the right. */
async function figure(id: string, caption: string, newestFirst: readonly Bar[]): Promise<Markup> {
  const bars = [...newestFirst].reverse();
  const axis = await axisFor(bars);
  const draw = (kind: keyof typeof sizes, some: readonly Bar[]): Markup =>
    html`<div class="${kind}">${chart(some, axis, sizes[kind], `${id}-title ${id}-sum`)}</div>`;
  return html`<figure>
    <figcaption><span id="${id}-title">${caption}</span></figcaption>
    ${draw("wide", bars)}${draw("narrow", bars.slice(-barsOnPhones))}
    <p id="${id}-sum" class="sum">In all: ${sentenceOf(sumOf(bars))}. The table below has the figures.</p>
    ${legend(bars)}
  </figure>`;
}

function sumOf(bars: readonly Bar[]): UserCounts {
  const sum = (name: keyof UserCounts): number => bars.reduce((all, { counts }) => all + counts[name], 0);
  return {
    created: sum("created"),
    updated: sum("updated"),
    disabled: sum("disabled"),
    deleted: sum("deleted"),
    staged: sum("staged"),
    skipped: sum("skipped"),
    failed: sum("failed"),
  };
}

function legend(bars: readonly Bar[]): Markup {
  const shown = series.filter((name) => bars.some(({ counts }) => counts[name] > 0));
  const key = (name: string): Markup =>
    html`<svg class="key" viewBox="0 0 12 12" aria-hidden="true"><rect class="${name}" width="12" height="12" rx="2"></rect></svg>`;
  return html`<ul class="legend">
    ${shown.map((name) => html`<li>${key(name)}${words[name]}</li> `)}
  </ul>`;
}

const columns: readonly Column[] = [
  ...["created", "updated", "disabled", "deleted", "staged", "skipped", "failed"].map((name): Column => ({
    heading: words[name as keyof UserCounts],
    kind: "number",
  })),
];

/** The same as figures: by cycle, and by day. */
function figures({ cycles, days }: Insights): Markup {
  const byCycle = cycles.map((each) => [minute(each.ended), ...cells(each)]);
  const byDay = days.map((each) => [each.day, ...cells(each)]);
  return html`<details>
    <summary>Figures by cycle and by day</summary>
    ${table("Users by cycle, newest first", [{ heading: "Cycle ended" }, ...columns], byCycle)}
    ${table("Users by day, newest first", [{ heading: "Day" }, ...columns], byDay)}
  </details>`;
}

function cells({ created, updated, disabled, deleted, staged, skipped, failed }: UserCounts): readonly number[] {
  return [created, updated, disabled, deleted, staged, skipped, failed];
}

function minute(moment: string): string {
  return `${moment.slice(0, 16).replace("T", " ")} UTC`;
}
