import type { UserCounts } from "../../provider/operator/syncStatus";
import { html, type Markup } from "./markup";
import { sentenceOf, totalOf, type Series } from "./series";

/** A bar: what it stands for, shortly on the axis and in full where one looks closer, and how many users it is made up of. */
export interface Bar {
  readonly label: string;
  readonly title: string;
  readonly counts: UserCounts;
}

/** What is drawn of the bars, and where the numbers of the axis are. */
export interface Axis {
  readonly series: Series;
  readonly top: number;
  readonly ticks: readonly number[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const margin = { top: 8, right: 28, bottom: 26, left: 44 } as const;
const widestBar = 44;

/** Round numbers from nothing to the highest bar. Loaded here: no other command draws axes. */
export async function axisFor(bars: readonly Bar[], series: Series): Promise<Axis> {
  const { nice, ticks } = await import("d3-array");
  const highest = Math.max(1, ...bars.map(({ counts }) => totalOf(counts, series)));
  const [, top] = nice(0, highest, 4);
  return { series, top, ticks: ticks(0, top, 4).filter(Number.isInteger) };
}

/** Bars beside each other, each stacked. It is named and described by the ids of what stands around it. */
export function chart(bars: readonly Bar[], axis: Axis, { width, height }: Size, labelledBy: string): Markup {
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const step = inner.width / Math.max(1, bars.length);
  const y = (value: number): number => round(margin.top + inner.height * (1 - value / axis.top));
  const widestLabel = Math.max(...bars.map(({ label }) => label.length)) * 7 + 18;
  const every = Math.ceil(bars.length / Math.floor(inner.width / widestLabel));
  const lines = axis.ticks.map(
    (tick) =>
      html`<line class="grid" x1="${margin.left}" x2="${width - margin.right}" y1="${y(tick)}" y2="${y(tick)}"></line
        ><text class="tick" x="${margin.left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick.toLocaleString("en")}</text>`,
  );
  const columns = bars.map((bar, index) => {
    const middle = margin.left + step * (index + 0.5);
    // Labels are counted from the newest, so that it always has one.
    const label = (bars.length - 1 - index) % every === 0 ? bar.label : undefined;
    return html`<g
      >${column(bar, axis.series, { middle, width: Math.min(widestBar, step * 0.72) }, y)}${label && tickBelow(label, middle, height)}</g
    >`;
  });
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${labelledBy}">${lines}${columns}</svg>`;
}

function column({ title, counts }: Bar, series: Series, place: { middle: number; width: number }, y: (value: number) => number): Markup {
  let below = 0;
  const parts = series.flatMap((name) => {
    const [from, to] = [below, (below += counts[name])];
    if (from === to) return [];
    const [x, width] = [round(place.middle - place.width / 2), round(place.width)];
    return [html`<rect class="${name}" x="${x}" width="${width}" y="${y(to)}" height="${round(y(from) - y(to))}"></rect>`];
  });
  return html`<title>${title}: ${sentenceOf(counts, series)}</title>${parts}`;
}

function tickBelow(label: string, middle: number, height: number): Markup {
  return html`<text class="tick" x="${round(middle)}" y="${height - 8}" text-anchor="middle">${label}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
