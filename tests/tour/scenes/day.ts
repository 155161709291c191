import type { Scene } from "../scene";
import { minutes, program } from "../stage";

/** A synchronization from its declaration through its first cycle. */
export const day: readonly Scene[] = [
  {
    name: "up",
    title: "One program, one `pulumi up`",
    words:
      "Fabrikam has 700 people who work on a project at Contoso, and Contoso is to see them as its guests. In two portals that takes a dozen " +
      "pages; here it is one declaration. It says who, what may be deleted at most, and who gets a mail when something is wrong.",
    leadsOn: true,
    async play({ voice, type }) {
      voice.exhibit("index.ts", program);
      await type("pulumi up --yes --skip-preview", { shows: [/\+ \d+ created/] });
    },
  },
  {
    name: "status",
    title: "How does it fare?",
    words:
      "The command line finds tenants, credentials and the configuration in the Pulumi stack: no ids to type. The service has not begun yet; " +
      "that is no failure, so the exit code is 0.",
    async play({ type }) {
      await type("npx entra-sync status", { shows: [/waiting for its initial cycle/, /Last cycle +none yet/] });
    },
  },
  {
    name: "watch",
    title: "A cycle, live",
    words:
      "The service works in cycles, and the first one takes all users. On real tenants this is a matter of hours; here each look at the job " +
      "lets four minutes pass. A bar shows how far it is, and `watch` ends with the cycle.",
    leadsOn: true,
    hasPicture: true,
    async play({ stage, type }) {
      await stage.advance(1 * minutes);
      await type("npx entra-sync watch --interval 1s", {
        shows: [/\d+ of 70\d users/, /The cycle succeeded, 700 users written to the target\./],
        onEach: [/\d+ of \d+ users/, () => stage.advance(4 * minutes)],
        picture: {
          name: "watch",
          title: "entra-sync watch: a bar shows how far the cycle is, how many users a minute, and how long it takes",
          until: /about 9 min left/,
        },
      });
      await type("npx entra-sync status", {
        shows: [/healthy/, /700 created, 0 updated, 0 disabled, 0 deleted, 0 failed/, /Users kept in target +700/],
        picture: { name: "status", title: "entra-sync status: a healthy synchronization, its settings, its last cycle and the next" },
      });
    },
  },
  {
    name: "logs",
    title: "What was done to each user",
    words:
      "Every change is in the provisioning log. Who was skipped is there too, with the reason in a sentence: two of the group's 702 members " +
      "are left out, a guest of Fabrikam's and somebody who is disabled, and so is the group itself.",
    hasPicture: true,
    async play({ type }) {
      await type("npx entra-sync logs --status success --limit 5", { shows: [/create +success +\w+ \w+ <.*@fabrikam\.com>/] });
      await type("npx entra-sync logs --status skipped", {
        shows: [/skipped +Taylor Guest/],
        picture: { name: "logs", title: "entra-sync logs: who was skipped, each with the reason in a sentence" },
      });
    },
  },
  {
    name: "explain",
    title: "Why is somebody in scope, and why not?",
    words:
      "`explain` says of one user what the portal has on five pages: how she is assigned, every filter and its answer, whom she meets in the " +
      "target tenant, and what each mapped attribute becomes. Nothing is changed by asking.",
    hasPicture: true,
    async play({ type }) {
      await type("npx entra-sync explain ada@fabrikam.com", { shows: [/is in scope of Fabrikam to Contoso/, /Nothing is left to do/] });
      await type('npx entra-sync explain "Taylor Guest"', {
        shows: [/is not in scope of Fabrikam to Contoso/, /NO +built-in filter/],
        picture: {
          name: "explain",
          title: "entra-sync explain: why a user is not in scope, condition by condition",
          until: /only members of the source tenant itself are synchronized/,
        },
      });
    },
  },
];
