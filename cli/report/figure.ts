import { noUsers } from "../../provider/operator/provisioningLogs";
import type { UserCounts } from "../../provider/operator/syncStatus";
import { axisFor, chart, type Bar, type Size } from "./chart";
import { html, type Markup } from "./markup";
import { sentenceOf, words, type Series } from "./series";

/** One for wide screens and paper, one for phones; of the two only one is shown. */
const sizes = {
  wide: { width: 960, height: 210 },
  narrow: { width: 340, height: 190 },
} as const satisfies Readonly<Record<string, Size>>;
/** Where one number is all there is to see. */
const low = 130;
const barsOnPhones = 10;

/** A chart with its caption, its legend and, for those who do not see it, its sum in words. The last bar is the newest. */
export async function figure(id: string, caption: string, bars: readonly Bar[], series: Series): Promise<Markup> {
  const axis = await axisFor(bars, series);
  const draw = (kind: keyof typeof sizes, some: readonly Bar[]): Markup =>
    html`<div class="${kind}">
      ${chart(some, axis, { ...sizes[kind], ...(series.length === 1 ? { height: low } : {}) }, `${id}-title ${id}-sum`)}
    </div>`;
  return html`<figure>
    <figcaption id="${id}-title">${caption}</figcaption>
    ${draw("wide", bars)}${draw("narrow", bars.slice(-barsOnPhones))} ${legend(bars, series)}
    <p id="${id}-sum" class="unseen">In all: ${sentenceOf(sumOf(bars, series), series)}. The tables below have the figures.</p>
  </figure>`;
}

function sumOf(bars: readonly Bar[], series: Series): UserCounts {
  const sums = series.map((name) => [name, bars.reduce((sum, { counts }) => sum + counts[name], 0)] as const);
  return { ...noUsers, ...Object.fromEntries(sums) };
}

/** What each colour is, and how many there are of it in all. */
function legend(bars: readonly Bar[], series: Series): Markup {
  const sums = sumOf(bars, series);
  const key = (name: string): Markup =>
    html`<svg class="key" viewBox="0 0 12 12" aria-hidden="true"><rect class="${name}" width="12" height="12" rx="2"></rect></svg>`;
  const shown = series.filter((name) => sums[name] > 0);
  return html`<ul class="legend">
    ${shown.map((name) => html`<li>${key(name)}${words[name]} <b>${sums[name].toLocaleString("en")}</b></li> `)}
  </ul>`;
}
