import type { SyncStatus } from "../../../provider/operator/syncStatus";
import type { Reported } from "../findings";
import { html, link, time, type Cell, type Markup } from "../markup";
import { sentenceOf } from "../series";

/** In a word, and how loud it is. */
export const healths = {
  healthy: ["good", "Healthy"],
  waiting: ["calm", "Waiting for its initial cycle"],
  stopped: ["calm", "Stopped"],
  failing: ["bad", "Failing"],
  quarantined: ["bad", "Quarantined"],
  missing: ["bad", "Without a provisioning job"],
} as const;

/** One configuration at a glance. */
export function overview({ status, links }: Reported, id: string): Markup {
  const [tone, word] = healths[status.health];
  return html`<article class="card ${tone}" aria-labelledby="${id}-card">
    <p class="pill ${tone}">${word}</p>
    <h3 id="${id}-card"><a href="#${id}">${status.configuration}</a></h3>
    <p class="tenants">
      ${status.source.tenant} <span aria-hidden="true">→</span
      ><span class="unseen"> to </span> ${status.target.tenant ?? status.target.tenantId}
    </p>
    ${quarantine(status)}
    <dl>
      ${facts(status).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div> `,
      )}
    </dl>
    <p>${link(links.overview, "Open in the portal")}</p>
  </article>`;
}

function quarantine({ quarantine: held }: SyncStatus): Markup | "" {
  if (held === undefined) return "";
  const { reason, explanation, remedy, message, since, nextAttempt } = held;
  return html`<div class="alarm">
    <p><b>${reason}</b>${since === undefined ? "" : html` since ${time(since)}`}</p>
    <p>${explanation}</p>
    ${message === undefined ? "" : html`<p>The service says: ${message}</p>`}
    <p><b>What to do:</b> ${remedy}</p>
    ${nextAttempt === undefined ? "" : html`<p>It is tried again ${time(nextAttempt)}.</p>`}
  </div>`;
}

function facts(status: SyncStatus): [string, Cell][] {
  const { scope, notification, accidentalDeletion: protection } = status;
  return [
    ...cycleFacts(status),
    ["Scope", scope === "all" ? "all users" : "assigned users and groups"],
    ["Notification", notification ?? "off: nobody hears of a quarantine"],
    ["Accidental deletion", protection.enabled ? `stops from ${protection.threshold} deletions on` : "no protection"],
  ];
}

function cycleFacts({ lastCycle, currentCycle: now, nextCycle, synchronizedUsers, job }: SyncStatus): [string, Cell][] {
  const rows: [string, Cell][] = [
    ["Users kept in target", synchronizedUsers?.toLocaleString("en") ?? "none yet"],
    ["Last cycle", lastCycle?.ended === undefined ? "none yet" : ended(lastCycle.state, lastCycle.ended)],
    ["Users in it", lastCycle?.users && sentenceOf(lastCycle.users)],
    ["Current cycle", now && `${now.done} of ${now.total} ${now.units ?? "units"}`],
    ["Next cycle", nextCycle === undefined ? noNextCycle({ job }) : html`about ${time(nextCycle)}`],
  ];
  return rows.filter(([, value]) => value !== undefined);
}

function ended(state: string, moment: string): Markup {
  return html`${stateWords[state] ?? state}, ${time(moment)}`;
}

function noNextCycle({ job }: Pick<SyncStatus, "job">): string {
  return job?.state === "stopped" ? "none: the job is stopped" : "not known";
}

const stateWords: Readonly<Record<string, string>> = {
  Succeeded: "succeeded",
  Failed: "failed",
  EntryLevelErrors: "ended with users that failed",
};
