import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";

/** What is wrong with an answer by the published schema of its command, read as a consumer would: from the package's file. */
export function faultsOf(command: string, answer: unknown): readonly unknown[] {
  const schema = JSON.parse(readFileSync(path.resolve(__dirname, `../../schemas/${command}.json`), "utf8")) as object;
  const ajv = new Ajv2020({ allErrors: true });
  addFormats(ajv);
  ajv.validate(schema, answer);
  return ajv.errors ?? [];
}
