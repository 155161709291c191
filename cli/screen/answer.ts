import { createInterface } from "node:readline/promises";

/** What a person answers to a question; `undefined` where Ctrl-C or the end of the input comes in its place. */
export async function answerTo(question: string, output: NodeJS.WritableStream): Promise<string | undefined> {
  const asking = createInterface({ input: process.stdin, output });
  const gone = new AbortController();
  asking.once("close", () => gone.abort());
  const answer = await asking.question(question, { signal: gone.signal }).catch(() => undefined);
  asking.close();
  return answer;
}
