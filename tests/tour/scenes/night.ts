import { SceneFailed } from "../prompt";
import type { Scene } from "../scene";
import { agencyUserIds } from "../seed";
import { typeThreshold } from "../../tenants/threshold";
import { minutes } from "../stage";

/** What goes wrong later on, and what is seen and done then. */
export const night: readonly Scene[] = [
  {
    name: "quarantine",
    title: "612 people are taken out of the group",
    words:
      "Somebody uploads the wrong list in the portal, and 612 of the 700 are out of the group. They would lose their access to Contoso within " +
      "the hour. But the program allows fewer than 500 deletions at once: the service holds them back, and stops.",
    leadsOn: true,
    hasPicture: true,
    async play({ stage, type, letPass }) {
      await stage.removeMembers(agencyUserIds);
      await letPass(41 * minutes, "The next cycle has come and gone.");
      await type("npx entra-sync status", {
        exitCode: 2,
        shows: [/quarantined/, /612 deletions held back/, /TooManyDeletes/, /What to do/, /Users kept in target +700/],
        picture: { name: "quarantine", title: "entra-sync status: in quarantine for too many deletions, with the reason and what to do" },
      });
      expectUsers(await stage.usersInContoso(), 700);
    },
  },
  {
    name: "mail",
    title: "The mail that was sent",
    words:
      "The exit code was 2, so a pipeline would have noticed. So do people: the service wrote to whom the program names. `entra-simulator " +
      "--smtp` hands such messages to any mail server.",
    async play({ stage, voice }) {
      const [mail, ...more] = await stage.mails();
      if (mail === undefined || more.length > 0 || mail.reason !== "TooManyDeletes") throw new SceneFailed("One mail was expected.");
      const head = [`From:    ${mail.from}`, `To:      ${mail.to.join(", ")}`, `Subject: ${mail.subject}`];
      voice.exhibit("the simulator's outbox", [...head, "", mail.body].join("\n"));
    },
  },
  {
    name: "allow-deletes",
    title: "It was meant, after all",
    words:
      "A wrong list would be put right in the group, and the job restarted. Say that the 612 did leave: then their deletions are let " +
      "through, this once. The command says first what will happen. Without --yes it asks.",
    leadsOn: true,
    async play({ stage, type, letPass }) {
      await type("npx entra-sync allow-deletes --yes", { shows: [/612 users lose their access/, /The deletions are let through/] });
      await letPass(10 * minutes, "The job begins its next cycle at once.");
      await type("npx entra-sync status", { shows: [/healthy/, /612 deleted/, /Users kept in target +88/] });
      expectUsers(await stage.usersInContoso(), 88);
    },
  },
  {
    name: "drift",
    title: "Somebody changes a setting in the portal",
    words:
      "So that this does not come up again, a colleague types a threshold of 5000 into the portal. One command finds what is not as " +
      "declared, for people and for pipelines: exit code 2, and on demand a JSON file and a ready comment for a pull request.",
    async play({ stage, type }) {
      await typeThreshold(stage.control, "Fabrikam to Contoso", 5000);
      await type("npx entra-sync drift", { exitCode: 2, shows: [/1 resource differs/, /accidentalDeletion\.threshold +500 +5000/] });
    },
  },
  {
    name: "report",
    title: "One page for everybody else",
    words:
      "Health, history, failures by cause, who is in scope, drift and mappings, in one file that opens without a network. The exit code " +
      "is 2 again, since there is still that drift.",
    async play({ stage, voice, type }) {
      await type("npx entra-sync report -o report.html", { exitCode: 2, shows: [/report\.html is written/] });
      voice.words(`It is kept for you: ${stage.keep("report.html")}`);
    },
  },
];

function expectUsers(found: number, expected: number): void {
  if (found !== expected) throw new SceneFailed(`${expected} users were expected in Contoso, and there are ${found}.`);
}
