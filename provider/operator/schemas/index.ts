import { z } from "zod";
import { statusAnswer } from "./status";

const answers = { status: { title: "What `entra-sync status --json` answers", schema: statusAnswer } } as const;

/** The published JSON schemas by the name of their command, from the definitions that the types are held to. */
export function publishedSchemas(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(answers).map(([command, { title, schema }]) => [
      command,
      { title, ...z.toJSONSchema(schema, { target: "draft-2020-12" }) },
    ]),
  );
}
