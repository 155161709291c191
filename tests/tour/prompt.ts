import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { atTerminal, inPipe, type Call, type Heard } from "../cli/terminal";
import type { Voice } from "./voice";

const root = path.resolve(__dirname, "../..");

/** What a person types, and what is run then: what was built and installed in this clone. */
const programs: Readonly<Record<string, string>> = {
  "npx entra-sync": path.join(root, "dist", "cli", "main.js"),
  pulumi: path.join(root, "node_modules", "pulumi", "run.js"),
};

/** Where commands are run: in a pipe, or at a terminal of a size. */
export type Screen = { readonly kind: "pipe" } | { readonly kind: "terminal"; readonly columns: number; readonly rows: number };

/** What a command is to end in and to show. Where it does something else the tour is wrong, and ends. */
export interface Expectation {
  /** Default: 0. */
  readonly exitCode?: number;
  readonly shows: readonly RegExp[];
  /** What happens each time that the command shows something new of this kind. */
  readonly onEach?: readonly [shown: RegExp, happens: () => Promise<unknown>];
}

/** A scene did not show what it promised. */
export class SceneFailed extends Error {}

/** Types command lines, one after the other, and looks whether they do what they are shown for. */
export class Prompt {
  constructor(
    private readonly screen: Screen,
    private readonly place: Pick<Call, "cwd" | "environment">,
  ) {}

  /** Answers everything that the command wrote, with its control characters. */
  async type(line: string, voice: Voice, expected: Expectation): Promise<string> {
    voice.prompt(line);
    const { code, text } = await this.run(line, voice, expected.onEach);
    voice.passOn("\n");
    const wanted = expected.exitCode ?? 0;
    if (code !== wanted) throw new SceneFailed(`\`${line}\` ended with exit code ${code ?? "none"}, and ${wanted} was expected.`);
    const missing = expected.shows.find((each) => !each.test(plain(text)));
    if (missing !== undefined) throw new SceneFailed(`\`${line}\` was expected to show ${missing.source}, and did not.`);
    return text;
  }

  private async run(line: string, voice: Voice, onEach: Expectation["onEach"]): Promise<{ code: number | null; text: string }> {
    let text = "";
    const reaction = new Reaction(onEach);
    const heard: Heard = (chunk) => {
      text += chunk;
      voice.passOn(chunk);
      reaction.see(plain(text));
    };
    const call = { ...this.place, args: argumentsOf(line) };
    const { screen } = this;
    const { code } = screen.kind === "pipe" ? await inPipe(call, heard) : await atTerminal(call, { ...screen, heard });
    await reaction.over();
    return { code, text };
  }
}

/** Does something each time that a command shows something new, one after the other. */
class Reaction {
  private seen: string | undefined;
  private doing: Promise<unknown> = Promise.resolve();

  constructor(private readonly onEach: Expectation["onEach"]) {}

  see(text: string): void {
    if (this.onEach === undefined) return;
    const [shown, happens] = this.onEach;
    const last = text.match(new RegExp(shown, "g"))?.at(-1);
    if (last === undefined || last === this.seen) return;
    this.seen = last;
    this.doing = this.doing.then(happens);
  }

  async over(): Promise<void> {
    await this.doing;
  }
}

/** Words, with quotes around those that have spaces. */
function argumentsOf(line: string): string[] {
  const [typed, program] = Object.entries(programs).find(([each]) => line.startsWith(`${each} `)) ?? [];
  if (typed === undefined || program === undefined) throw new Error(`nobody knows what to run for: ${line}`);
  const words = line.slice(typed.length).match(/"[^"]*"|\S+/g) ?? [];
  return [program, ...words.map((word) => word.replaceAll('"', ""))];
}

function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\r+\n/g, "\n");
}
