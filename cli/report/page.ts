import { createHash } from "node:crypto";
import type { Findings, Reported } from "./findings";
import { isNotKnown } from "../notKnown";
import { counted, html, raw, time, type Markup } from "./markup";
import { drift } from "./sections/drift";
import { failures } from "./sections/failures";
import { history } from "./sections/history";
import { mappings } from "./sections/mappings";
import { healths, overview } from "./sections/overview";
import { scope } from "./sections/scope";
import { style } from "./style";

/** The whole page. It may load nothing and run nothing: its only style is the one with this hash. */
export async function page(findings: Findings): Promise<string> {
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const title = `Synchronizations of ${findings.of}`;
  const markup = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        ${header(title, findings)}
        <main id="content">${await body(findings)}</main>
        <footer>
          <p>Written by <code>entra-sync report</code>. It shows ${time(findings.time)}; nothing in it changes afterwards.</p>
        </footer>
      </body>
    </html> `;
  return markup.toString();
}

function header(title: string, { time: read, since, configurations }: Findings): Markup {
  const sections = configurations.map(({ status }, index) => html`<li><a href="#${idOf(index)}">${status.configuration}</a></li> `);
  return html`<header>
    <p class="brand">entra-sync</p>
    <h1>${title}</h1>
    <p class="dim">Read ${time(read)}; history since ${time(since)}.</p>
    <nav aria-label="On this page">
      <ul>
        <li><a href="#overview">Overview</a></li>
        ${sections}
        <li><a href="#drift">Drift</a></li>
      </ul>
    </nav>
  </header>`;
}

async function body(findings: Findings): Promise<Markup> {
  const details: Markup[] = [];
  for (const [index, each] of findings.configurations.entries()) details.push(await configuration(each, idOf(index)));
  return html`<section id="overview" aria-labelledby="overview-title">
      <h2 id="overview-title">Overview</h2>
      <p class="lead">${summary(findings)}</p>
      ${unreadable(findings)}
      <div class="cards">${findings.configurations.map((each, index) => overview(each, idOf(index)))}</div>
    </section>
    ${details}
    <section id="drift" aria-labelledby="drift-title">
      <h2 id="drift-title">Drift</h2>
      ${drift(findings)}
    </section>`;
}

async function configuration(reported: Reported, id: string): Promise<Markup> {
  return html`<section id="${id}" class="configuration" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${reported.status.configuration}</h2>
    <h3>History</h3>
    ${await history(reported, id)}
    <h3>Failures by cause</h3>
    ${failures(reported)}
    <h3>Scope</h3>
    ${scope(reported)}
    <h3>Attribute mappings</h3>
    ${mappings(reported)}
  </section>`;
}

/** "2 configurations: 1 healthy, 1 quarantined. Nothing drifted." */
function summary({ configurations, unreadable: gone, drift: found }: Findings): string {
  const tally = new Map<string, number>();
  for (const { status } of configurations) {
    const word = healths[status.health][1].toLowerCase();
    tally.set(word, (tally.get(word) ?? 0) + 1);
  }
  const parts = [...tally].map(([word, count]) => `${count} ${word}`);
  if (gone.length > 0) parts.push(`${gone.length} gone`);
  const all = counted(configurations.length + gone.length, "configuration");
  return `${all}: ${parts.join(", ")}. ${driftSentence(found)}`;
}

function driftSentence(found: Findings["drift"]): string {
  if (isNotKnown(found)) return "Whether anything drifted is not known.";
  return found.drifted ? `${counted(found.resources.length, "resource")} drifted.` : "Nothing drifted.";
}

function unreadable({ unreadable: gone }: Findings): Markup[] {
  return gone.map(
    ({ name, why }) =>
      html`<div class="alarm">
        <p><b>${name}</b></p>
        <p>${why}</p>
      </div>`,
  );
}

function idOf(index: number): string {
  return `configuration-${index + 1}`;
}
