import { z } from "zod";
import { auditAnswer } from "./audit";
import { checkAnswer } from "./check";
import { logEntry } from "./logs";
import { statusAnswer } from "./status";

const answers = {
  audit: { title: "What `entra-sync audit --json` answers", schema: auditAnswer },
  check: { title: "What `entra-sync check --json` answers", schema: checkAnswer },
  logs: { title: "A line of what `entra-sync logs --json` answers", schema: logEntry },
  status: { title: "What `entra-sync status --json` answers", schema: statusAnswer },
} as const;

/** The published JSON schemas by the name of their command, from the definitions that the types are held to. */
export function publishedSchemas(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(answers).map(([command, { title, schema }]) => [
      command,
      { title, ...z.toJSONSchema(schema, { target: "draft-2020-12" }) },
    ]),
  );
}
