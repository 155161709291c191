/** Says what a newcomer can try now that everything runs. */
export function printNextSteps() {
  console.log(`
What to try next
  Be shown around in three minutes: watch, logs, explain, a quarantine and the way out of it
    npm run tour
  Change a setting of index.ts, threshold: 500 to 250 say, then
    npm run pulumi -- preview --diff                   see exactly that change
    npm start                                          apply it
  Change a setting behind Pulumi's back, then find it and set it back
    npm run portal -- threshold 999
    npm run pulumi -- refresh --preview-only --diff
    npm run pulumi -- up --refresh --yes
  Take everything down, or go back to a fresh clone
    npm run pulumi -- destroy --yes
    npm run clean
`);
}
