import { SingleBar } from "cli-progress";
import type { ProvisioningLogEntry } from "../../provider/operator/logEntry";
import type { WatchedJob } from "../../provider/operator/watchedJob";
import { drawn } from "../logs/lines";
import { prose } from "../screen/prose";
import type { Screen } from "../screen/screen";
import { minuteText } from "../screen/times";
import { Pace } from "./pace";

type Progress = NonNullable<WatchedJob["current"]>;
type Ended = NonNullable<WatchedJob["last"]>;
type Quarantine = NonNullable<WatchedJob["quarantine"]>;

/** What a person sees of a cycle: a bar at a terminal, a line for each look elsewhere, an object a line with `--json`. */
export interface CycleDisplay {
  waits(job: WatchedJob): void;
  advances(progress: Progress): void;
  fails(entry: ProvisioningLogEntry): void;
  ends(cycle: Ended): void;
  quarantined(quarantine: Quarantine): void;
  /** Takes the bar away, so that what is said next stands below it. */
  stops(): void;
}

export function displayOn(screen: Screen, isJson: boolean): CycleDisplay {
  if (isJson) return asJson(screen);
  return screen.width === undefined ? asLines(screen) : asBar(screen, screen.width);
}

function asJson(screen: Screen): CycleDisplay {
  const say = (event: string, value: object): void => screen.say(JSON.stringify({ event, ...value }));
  const pace = new Pace();
  return {
    waits: ({ last }) => say("waiting", { last }),
    advances: (progress) => say("progress", { ...progress, ...pace.at(progress, Date.now()) }),
    fails: (entry) => say("failure", { entry }),
    ends: (cycle) => say("ended", { cycle }),
    quarantined: (quarantine) => say("quarantined", { quarantine }),
    stops: () => undefined,
  };
}

/** The words that both other displays share. */
function inWords(screen: Screen): Pick<CycleDisplay, "waits" | "ends" | "quarantined"> {
  return {
    waits: ({ last }) => {
      const before = last?.ended === undefined ? "" : ` The last one ended ${minuteText(last.ended)}.`;
      screen.say(`No cycle is under way: the next one is waited for.${before}`);
    },
    ends: ({ state, exported, error }) => {
      const word = state === "Succeeded" ? screen.paint("green", "succeeded") : screen.paint("red", `ended: ${state}`);
      const written = exported === undefined ? "" : `, ${exported} users written to the target`;
      screen.say(`The cycle ${word}${written}.${error === undefined ? "" : ` ${error}`}`);
    },
    quarantined: ({ reason, explanation, remedy }) => {
      screen.say(prose(screen, `${screen.paint("red", "The job is in quarantine")} (${reason}). ${explanation}\n${remedy}`));
    },
  };
}

function asLines(screen: Screen): CycleDisplay {
  const pace = new Pace();
  let shown = -1;
  return {
    ...inWords(screen),
    advances: (progress) => {
      if (progress.done === shown) return;
      shown = progress.done;
      screen.say(`${progress.done} of ${progress.total} ${progress.units}${pace.words(progress, Date.now())}`);
    },
    fails: (entry) => screen.say(drawn(screen, entry)),
    stops: () => undefined,
  };
}

/** As a shell tells it of a command that Ctrl-C ended. */
const interrupted = 130;

function asBar(screen: Screen, width: number): CycleDisplay {
  const pace = new Pace();
  const format = "{bar} {percentage} %  {value} of {total} {units}{pace}";
  const bar = new SingleBar({ format, barsize: Math.max(10, Math.min(40, width - 60)), hideCursor: true, stream: process.stdout });
  let isDrawn = false;
  const stops = (): void => {
    if (isDrawn) bar.stop();
    isDrawn = false;
  };
  // Ctrl-C leaves the terminal as it was: the bar hides the cursor.
  process.once("SIGINT", () => {
    stops();
    process.exit(interrupted);
  });
  return {
    ...inWords(screen),
    advances: (progress) => {
      const words = { units: progress.units, pace: pace.words(progress, Date.now()) };
      if (isDrawn) bar.setTotal(progress.total);
      if (isDrawn) bar.update(progress.done, words);
      else bar.start(progress.total, progress.done, words);
      isDrawn = true;
    },
    fails: (entry) => {
      // A bar that is stopped stays where it is; the next look draws it anew, below what was said.
      stops();
      screen.say(drawn(screen, entry));
    },
    stops,
  };
}
