import { InvalidArgumentError, Option, type Command } from "commander";
import { durationMs } from "./duration";
import { sentenceOf, exitCodes, type ExitCode } from "./failure";
import { screenOn } from "./screen/screen";
import type { CommonFlags, Session } from "./session";

/** What a command does; loaded by its action, so that nobody waits for what he does not use. */
type Act<Given extends readonly unknown[]> = (session: Session, ...given: Given) => Promise<ExitCode>;

/** A new command with the options that all of them have. */
export function command(program: Command, usage: string, summary: string): Command {
  return program
    .command(usage)
    .description(summary)
    .option("-s, --stack <name>", "the Pulumi stack; the selected one, unless named")
    .option("-c, --configuration <name>", "one synchronization, by its name or its service principal's id")
    .option("-C, --cwd <folder>", "the folder of the Pulumi project; the current one, unless named")
    .option("--json", "answer as JSON")
    .addOption(requestTimeout());
}

const usualTimeoutMs = 30_000;

/** `pulumi up` is more patient: what it has begun, it must hear the end of. */
function requestTimeout(): Option {
  const meaning = "how long to wait for one answer of Graph, which is asked for up to three times";
  return new Option("--request-timeout <time>", meaning).default(usualTimeoutMs, "30s").argParser((text) => {
    const ms = durationMs(text);
    if (ms === undefined || ms === 0) throw new InvalidArgumentError("It must be a time such as 10s or 1m.");
    return ms;
  });
}

/** Runs what a command does, and turns how it ends into an exit code and, where it fails, one sentence. Commander gives flags last. */
export function run<Given extends readonly unknown[]>(act: Act<Given>): (...given: [...Given, Command]) => Promise<void> {
  return async (...given) => {
    const own = given.slice(0, -1) as unknown as Given;
    const screen = screenOn(process);
    const say = (sentence: string): void => screen.remark(`entra-sync: ${sentence}`);
    try {
      // Loaded with the first command that runs: it brings Graph's client, which help and completion do without.
      const [{ Session: Call }, { telemetryIn }] = await Promise.all([
        import("./session.js"),
        import("../provider/telemetry/telemetry.js"),
      ]);
      const tracing = telemetryIn({ environment: process.env, say });
      const session = new Call(screen, own.at(-1) as CommonFlags, process.env, tracing);
      const work = { name: `entra-sync ${(given.at(-1) as Command).name()}`, kind: "work", attributes: {} } as const;
      process.exitCode = await tracing.span(work, () => act(session, ...own));
    } catch (error) {
      say(sentenceOf(error));
      process.exitCode = exitCodes.failed;
    }
  };
}
