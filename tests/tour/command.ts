import { answerTo } from "../../cli/screen/answer";
import { SceneFailed, type Screen } from "./prompt";
import { play } from "./scene";
import { scenes } from "./scenes/scenes";
import { Stage } from "./stage";
import { voiceOn, type Voice } from "./voice";

/** The names that `--only` takes. */
export const sceneNames: readonly string[] = scenes.map(({ name }) => name);

interface Wishes {
  readonly only?: readonly string[];
  readonly pause?: boolean;
}

/** `npm run tour`: plays the scenes in front of a person, or into a pipe; 0 where all of them showed what they promise. */
export async function giveTour({ only, pause }: Wishes): Promise<number> {
  const voice = voiceOn(process.stdout);
  welcome(voice);
  const stage = await Stage.start();
  const leave = closeWhenInterrupted(stage);
  try {
    await play(scenes, stage, { only, voice, screen: screenOf(process.stdout), pause: pause === true ? untilEnter : undefined });
    farewell(voice);
    return 0;
  } catch (error) {
    if (error instanceof SeenEnough) {
      voice.words("The tour is ended by you; nothing is left of the two tenants.");
      return interrupted;
    }
    if (!(error instanceof SceneFailed)) throw error;
    voice.words(`The tour ends here, since it did not show what it promised: ${error.message}`);
    return 1;
  } finally {
    leave();
    await stage.close();
  }
}

function welcome(voice: Voice): void {
  voice.heading("the tour", "Cross-tenant synchronization as code, in three minutes");
  voice.words(
    "Two tenants, Fabrikam and Contoso, are made for this on your machine and forgotten afterwards. They answer as Microsoft Graph does, but " +
      "their clock stands still until it is moved, at Monday, 2 March 2026, 8 o'clock. Everything that is run is real: Pulumi's engine, the command line, HTTPS between them.",
  );
}

function farewell(voice: Voice): void {
  voice.heading("what next", "Try it yourself");
  voice.exhibit("in this clone", next);
}

const next = `npm start                     a pair of your own on local tenants, to play with
npm run show:consequences     previews that say who would lose access
npm run show:adoption         what was set up by hand comes under code
examples/                     programs to start from
README.md                     how to use it on real tenants`;

function screenOf({ isTTY, columns, rows }: NodeJS.WriteStream): Screen {
  return isTTY ? { kind: "terminal", columns, rows } : { kind: "pipe" };
}

/** As shells count it. */
const interrupted = 130;

class SeenEnough extends Error {}

async function untilEnter(): Promise<void> {
  if ((await answerTo("Press Enter to go on ", process.stdout)) === undefined) throw new SeenEnough();
}

/** Ctrl-C leaves nothing behind either; Pulumi may have hidden the cursor. */
function closeWhenInterrupted(stage: Stage): () => void {
  const leave = (): void => {
    if (process.stdout.isTTY) process.stdout.write("\u001b[?25h\n");
    void stage.close().finally(() => process.exit(interrupted));
  };
  process.once("SIGINT", leave).once("SIGTERM", leave);
  return () => process.off("SIGINT", leave).off("SIGTERM", leave);
}
