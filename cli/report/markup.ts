import { html, raw } from "hono/html";
import { minuteText } from "../screen/times";

/** Pieces of the page. Whatever is put into one is escaped, unless it is such a piece itself: names are what people made them. */
export type Markup = ReturnType<typeof html>;

export { html, raw };

export type Cell = string | number | Markup | undefined;

export interface Column {
  readonly heading: string;
  readonly kind?: "number" | "code";
}

/** A table with its caption; wide ones scroll by themselves, by keyboard too. The first cell of a row names it. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Markup {
  const heads = columns.map(({ heading, kind }) => html`<th scope="col" class="${kind ?? "text"}">${heading}</th>`);
  return html`<div class="scrolls" tabindex="0" role="group" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) => cellOf(cell, columns[index], index === 0))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function cellOf(cell: Cell, column: Column | undefined, isFirst: boolean): Markup {
  const kind = column?.kind ?? "text";
  const shown = cell === undefined || cell === "" ? "–" : column?.kind === "code" ? html`<code>${cell}</code>` : cell;
  return isFirst ? html`<th scope="row" class="${kind}">${shown}</th>` : html`<td class="${kind}">${shown}</td>`;
}

/** To the minute and in UTC, as the service's own times are; the machine-readable time beside it. */
export function time(moment: string): Markup {
  return html`<time datetime="${moment}">${minuteText(moment)}</time>`;
}

/** A link that leaves the page. */
export function link(address: string, words: string): Markup {
  return html`<a href="${address}" rel="noreferrer">${words}</a>`;
}

export function note(words: Cell): Markup {
  return html`<p class="note">${words}</p>`;
}

/** "1 user", "2 users". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
