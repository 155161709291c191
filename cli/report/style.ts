/** The page's only style: light and dark, wide and narrow, screen and paper. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #f6f7f9; --card: #ffffff; --ink: #1b2430; --dim: #566273; --line: #dde2e9; --link: #0b57b0; --focus: #0b57b0;
  --good: #12703f; --good-paper: #e3f4ea; --calm: #35506f; --calm-paper: #e6edf5; --bad: #a81e22; --bad-paper: #fdeaea;
  --created: #2a6fbb; --updated: #2f9382; --disabled: #b07a10; --deleted: #7a5bb5; --staged: #7d8693; --failed: #c9363b; --track: #e9edf2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #10151c; --card: #19202a; --ink: #e7ebf0; --dim: #a3aebd; --line: #2e3845; --link: #7db8ff; --focus: #7db8ff;
    --good: #79d8a3; --good-paper: #153324; --calm: #a9c4e4; --calm-paper: #1f2e40; --bad: #ff9a98; --bad-paper: #431d20;
    --created: #5b9ee6; --updated: #4bb8a5; --disabled: #d9a441; --deleted: #a78be0; --staged: #98a2b0; --failed: #f0666a; --track: #283140;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2rem; }
footer { padding-bottom: 3rem; color: var(--dim); font-size: .875rem; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.9rem; letter-spacing: -.015em; }
h2 { margin: 0 0 .75rem; font-size: 1.4rem; }
h3 { margin: 2rem 0 .75rem; font-size: 1.05rem; }
p { margin: .4rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
code { font: .875em ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
time { white-space: nowrap; }
.dim, figcaption, caption { color: var(--dim); }
.brand { margin: 0 0 .25rem; color: var(--dim); font-size: .8rem; font-weight: 600; letter-spacing: .08em; text-transform: uppercase; }
.skip, .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { width: auto; height: auto; clip-path: none; left: 1rem; top: .5rem; background: var(--card); padding: .5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0 0; padding: .75rem 0; list-style: none; border-top: 1px solid var(--line); }
section { margin: 2rem 0; }
.lead { margin: 0 0 1rem; font-size: 1.1rem; }
.configuration, #drift { padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
.card { padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; border-top: 4px solid var(--calm); }
.card.good { border-top-color: var(--good); }
.card.bad { border-top-color: var(--bad); }
.card h3 { margin: .5rem 0 0; font-size: 1.2rem; }
.card h3 a { color: inherit; text-decoration: none; }
.card h3 a:hover { text-decoration: underline; }
.tenants { margin: 0 0 .75rem; color: var(--dim); }
.pill { display: inline-block; margin: 0; padding: .1rem .65rem; border-radius: 1rem; font-size: .8125rem; font-weight: 600; color: var(--calm); background: var(--calm-paper); }
.pill.good { color: var(--good); background: var(--good-paper); }
.pill.bad { color: var(--bad); background: var(--bad-paper); }
.alarm { margin: .75rem 0; padding: .6rem .9rem; color: var(--ink); background: var(--bad-paper); border-left: 4px solid var(--bad); border-radius: 6px; font-size: .9375rem; overflow-wrap: anywhere; }
.good { color: var(--good); }
article.good, article.bad { color: inherit; }
.note { color: var(--dim); }
dl { margin: 0; font-size: .9375rem; }
dl div { display: grid; grid-template-columns: 10.5rem 1fr; gap: .75rem; padding: .35rem 0; border-top: 1px solid var(--line); }
dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 0 0 1.5rem; }
figcaption { margin-bottom: .5rem; }
figure svg { display: block; width: 100%; height: auto; }
.narrow { display: none; }
.grid { stroke: var(--line); stroke-width: 1; }
.tick { fill: var(--dim); font-size: 12px; font-family: inherit; }
rect.created { fill: var(--created); } rect.updated { fill: var(--updated); } rect.disabled { fill: var(--disabled); }
rect.deleted { fill: var(--deleted); } rect.staged { fill: var(--staged); } rect.failed { fill: var(--failed); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; font-size: .9375rem; }
figure svg.key { display: inline-block; width: .75rem; height: .75rem; margin-right: .4rem; }
details { margin: .5rem 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
summary { padding: .6rem 0; color: var(--link); cursor: pointer; }
.scrolls { overflow-x: auto; margin: .5rem 0 1rem; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
caption { padding: 0 0 .5rem; text-align: left; }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
thead th { color: var(--dim); font-size: .8125rem; font-weight: 600; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.causes, .funnel { margin: 0; padding: 0; list-style: none; }
.causes li { display: grid; grid-template-columns: 8rem 1fr; gap: 1rem; padding: .75rem 0; border-top: 1px solid var(--line); }
.causes li:first-child { border-top: 0; padding-top: 0; }
.count strong { display: block; color: var(--bad); font-size: 1.6rem; line-height: 1.1; font-variant-numeric: tabular-nums; }
.count { margin: 0; color: var(--dim); font-size: .875rem; }
.causes .cause { margin-top: 0; font-weight: 600; }
.causes .dim { font-size: .875rem; overflow-wrap: anywhere; }
.funnel { margin-bottom: 1.25rem; }
.funnel li { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .3rem 0; }
.amount { font-variant-numeric: tabular-nums; font-weight: 600; }
.share { grid-column: 1 / -1; width: 100%; height: .55rem; border-radius: .3rem; margin-top: .15rem; }
.track { fill: var(--track); } .in { fill: var(--created); }
@media (max-width: 40rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  header { padding-top: 1.25rem; }
  h1 { font-size: 1.5rem; }
  .configuration, #drift { padding: 1rem; }
  .wide { display: none; }
  .narrow { display: block; }
  dl div { grid-template-columns: 1fr; gap: 0; }
  .causes li { grid-template-columns: 1fr; gap: .25rem; }
  .count strong { display: inline; font-size: 1.25rem; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --card: #fff; --ink: #000; --dim: #444; --line: #bbb; --link: #000;
    --good: #0b5a31; --good-paper: #fff; --calm: #223a55; --calm-paper: #fff; --bad: #8d1216; --bad-paper: #fff;
    --created: #2a6fbb; --updated: #2f9382; --disabled: #b07a10; --deleted: #7a5bb5; --staged: #7d8693; --failed: #c9363b; --track: #eee;
  }
  body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  nav, .skip, summary { display: none; }
  .wide { display: block; }
  .narrow { display: none; }
  .configuration, #drift { padding: 0; border: 0; }
  .configuration { break-before: page; }
  .card, figure, .causes li, tr, .alarm { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  .scrolls { overflow: visible; }
  details { border: 0; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
`;
