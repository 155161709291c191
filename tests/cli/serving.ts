import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Call } from "./terminal";

/** A command that serves until it is ended. */
export class Serving {
  private said = "";

  private constructor(private readonly child: ChildProcess) {
    child.stderr?.on("data", (chunk: Buffer) => (this.said += chunk.toString()));
  }

  /** Started, and listening. */
  static async start({ args, cwd, environment }: Call): Promise<Serving> {
    const serving = new Serving(spawn(process.execPath, args, { cwd, env: environment, stdio: ["ignore", "ignore", "pipe"] }));
    await serving.says(/\/metrics/);
    return serving;
  }

  get stderr(): string {
    return this.said;
  }

  get address(): string {
    const [address = ""] = /http:\/\/[^ ]+\/metrics/.exec(this.said) ?? [];
    return address;
  }

  /** Until it has said that; it must not have ended before. */
  async says(words: RegExp): Promise<void> {
    while (!words.test(this.said)) {
      if (this.child.exitCode !== null) throw new Error(this.said);
      await Promise.race([once(this.child.stderr ?? this.child, "data"), once(this.child, "close")]);
    }
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const closed = once(this.child, "close");
    if (this.child.exitCode === null) {
      this.child.kill(signal);
      await closed;
    }
    return this.child.exitCode;
  }
}
