import { Prompt, type Expectation, type Screen } from "./prompt";
import { type Stage } from "./stage";
import { silence, type Voice } from "./voice";

/** A picture that is made of what a command shows. */
export interface Picture {
  readonly name: string;
  /** What is seen in it, for who does not see it. */
  readonly title: string;
  /** How far the command has come in the picture; its end, unless given. */
  readonly until?: RegExp;
}

/** What a scene can do: speak, let time pass, and type commands. */
export interface Play {
  readonly stage: Stage;
  readonly voice: Voice;
  type(line: string, expected: Expectation & { readonly picture?: Picture }): Promise<void>;
  /** Moves the tenants' clock, and says so. */
  letPass(ms: number, why: string): Promise<void>;
}

/** One thing that is shown, with what a newcomer has to know to see it. */
export interface Scene {
  readonly name: string;
  readonly title: string;
  readonly words: string;
  /** Later scenes build upon what it does: it is played also where it is not asked for, unseen. */
  readonly leadsOn?: true;
  /** A picture is made of one of its commands. */
  readonly hasPicture?: true;
  play(on: Play): Promise<void>;
}

/** A command line and what it wrote at a terminal. */
export interface Taken extends Picture {
  readonly line: string;
  readonly raw: string;
}

export interface Direction {
  /** The names of the scenes that are shown; all, unless given. */
  readonly only?: readonly string[];
  readonly voice: Voice;
  readonly screen: Screen;
  /** Waits for the person, between two scenes. */
  readonly pause?: () => Promise<void>;
  readonly onPicture?: (taken: Taken) => void;
}

/** Plays scenes one after the other on a stage; throws SceneFailed where one does not show what it promises. */
export async function play(scenes: readonly Scene[], stage: Stage, direction: Direction): Promise<void> {
  const { only, voice, pause } = direction;
  const isWanted = ({ name }: Scene): boolean => only === undefined || only.includes(name);
  const last = scenes.findLastIndex(isWanted);
  const played = scenes.slice(0, last + 1).filter((scene) => isWanted(scene) || scene.leadsOn === true);
  for (const scene of played) {
    const speaking = isWanted(scene) ? voice : silence;
    speaking.heading(`${scenes.indexOf(scene) + 1} of ${scenes.length}`, scene.title);
    speaking.words(scene.words);
    await scene.play(playing(stage, speaking, direction));
    if (isWanted(scene) && scene !== scenes[last]) await pause?.();
  }
}

function playing(stage: Stage, voice: Voice, { screen, onPicture }: Direction): Play {
  const prompt = new Prompt(screen, { cwd: stage.project.folder, environment: stage.environment });
  return {
    stage,
    voice,
    type: async (line, { picture, ...expected }) => {
      const raw = await prompt.type(line, voice, expected);
      if (picture !== undefined) onPicture?.({ ...picture, line, raw });
    },
    letPass: async (ms, why) => {
      const now = await stage.advance(ms);
      voice.words(`${why} It is now ${now.slice(0, 16).replace("T", " ")} UTC there.`);
    },
  };
}
