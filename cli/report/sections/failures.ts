import type { FailureCount } from "../../../provider/operator/failures";
import { isNotKnown, type Reported } from "../findings";
import { counted, html, link, note, time, type Markup } from "../markup";

/** Why users failed, each cause with what to do about it. */
export function failures({ insights }: Reported): Markup {
  if (insights === undefined || isNotKnown(insights)) return note("Not known, as the history is not.");
  if (insights.failures.length === 0) return note("No user failed in this time.");
  return html`<ol class="causes">
    ${insights.failures.map(cause)}
  </ol>`;
}

function cause({ code, sentence, action, link: page, count, last, users }: FailureCount): Markup {
  return html`<li>
    <p class="count"><strong>${count.toLocaleString("en")}</strong> ${count === 1 ? "failure" : "failures"}</p>
    <div>
      <p class="cause">${sentence}</p>
      <p><b>What to do:</b> ${action}</p>
      <p class="dim"><code>${code}</code> · last ${time(last)}${met(users)} · ${link(page, `Microsoft on ${code}`)}</p>
    </div>
  </li>`;
}

function met(users: readonly string[]): string {
  return users.length === 0 ? "" : ` · last met ${counted(users.length, "user")}: ${users.join(", ")}`;
}
