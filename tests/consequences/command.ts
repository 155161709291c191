import { countAmong } from "./crowded";
import { tell, type Previewed } from "./story";

/** `npm run show:consequences`: prints previews that know who would lose access; the exit code says whether they did. */
export async function showConsequences(print: (text: string) => void): Promise<number> {
  const { synchronized, unchanged, taking612, taking400, allowing612 } = await tell(print);
  const many = await countAmong(100_000);
  const lines = [
    `users synchronized: ${synchronized.toString()}, deletion threshold: 500`,
    `preview of the same program: ${verdict(unchanged)}`,
    `preview of a change that deprovisions 612 of 700: ${verdict(taking612)}`,
    `preview of a change that deprovisions 400 of 700: ${verdict(taking400)}`,
    `preview of the 612 with allowDeletions: ${verdict(allowing612)}`,
    `counting among ${many.users.toString()} users: ${many.requests.toString()} requests, ${many.seconds.toFixed(1)} seconds`,
  ];
  print(`\n${lines.join("\n")}`);
  const isRight =
    synchronized === 700 &&
    unchanged.passed &&
    unchanged.requests === 0 &&
    failsWith(taking612, /would deprovision 612 of 700 users/) &&
    taking400.passed &&
    taking400.output.includes("would deprovision 400 of 700 users") &&
    allowing612.passed &&
    many.reason.includes("would deprovision 99000 of 100000 users");
  print(isRight ? "as it should be" : "NOT as it should be");
  return isRight ? 0 : 1;
}

function failsWith({ passed, output }: Previewed, sentence: RegExp): boolean {
  return !passed && sentence.test(output);
}

function verdict({ passed, requests }: Previewed): string {
  return `${passed ? "passes" : "fails"}, ${requests.toString()} requests`;
}
