import { readFileSync } from "node:fs";
import { prove } from "./proof";
import { grantsIn } from "./readme";
import { tableOf } from "./table";

/** Proves the README's list of permissions and prints the proof; the exit code is that of the command. */
export async function provePermissions(readmePath: string, print: (text: string) => void): Promise<number> {
  const grants = grantsIn(readFileSync(readmePath, "utf8"));
  const proof = await prove(grants);
  print(tableOf(grants, proof));
  print("");
  for (const difference of proof.differences) print(`DIFFERS: ${difference}`);
  const verdict = proof.differences.length === 0 ? "sufficient and minimal" : "not what is needed";
  print(`${proof.needs.length.toString()} operations, ${grants.length.toString()} permissions: the README's list is ${verdict}`);
  return proof.differences.length === 0 && grants.length > 0 ? 0 : 1;
}
