import type { FailureCount } from "../../../provider/operator/failures";
import type { Reported } from "../findings";
import { isNotKnown } from "../../notKnown";
import { counted, html, link, note, time, type Markup } from "../markup";

/** Why users failed, each cause with what to do about it. */
export function failures({ insights }: Reported): Markup {
  if (insights === undefined || isNotKnown(insights)) return note("Not known, as the history is not.");
  if (insights.failures.length === 0) return note("No user failed in this time.");
  return html`<ol class="causes">
    ${insights.failures.map(cause)}
  </ol>`;
}

function cause({ code, sentence, action, link: page, count, userCount, last, users }: FailureCount): Markup {
  return html`<li>
    <p class="count">
      <strong>${userCount.toLocaleString("en")}</strong> ${userCount === 1 ? "user" : "users"}, ${counted(count, "failed attempt")}
    </p>
    <div>
      <p class="cause">${sentence}</p>
      <p><b>What to do:</b> ${action}</p>
      <p class="dim">
        ${userCount > users.length ? "Among them" : "Who"}: ${users.join(", ")}. Last ${time(last)}. ${link(page, `Microsoft on ${code}`)}
      </p>
    </div>
  </li>`;
}
