import type { z } from "zod";
import type { Failure } from "./definition";
import type { Stored } from "./state";
import { holdsUnknown, isUnknown } from "./unknown";

export interface Checked {
  readonly inputs: Stored;
  readonly failures: readonly Failure[];
}

/** Property by property, so that one unknown value neither hides the faults of the others nor takes their defaults away. */
export function checkAgainst(schema: z.ZodObject, news: Stored): Checked {
  const inputs: Stored = {};
  const failures: Failure[] = strangers(schema, news);
  for (const [name, field] of Object.entries(schema.shape)) {
    const value = news[name] ?? undefined;
    const parsed = (field as z.ZodType).safeParse(value);
    if (parsed.success) inputs[name] = parsed.data;
    else failures.push(...faults(name, value, parsed.error));
    if (!parsed.success && holdsUnknown(value)) inputs[name] = value;
  }
  return { inputs: { ...hidden(news), ...known(inputs) }, failures };
}

/** What state holds, with the defaults that it lacks because it is older. Graph may have shown what a program could not declare. */
export function recalled(schema: z.ZodObject, stored: Stored): Stored {
  const members = Object.entries(schema.shape).map(([name, field]) => {
    const value = stored[name] ?? undefined;
    const parsed = (field as z.ZodType).safeParse(value);
    return [name, parsed.success ? parsed.data : value] as const;
  });
  return known(Object.fromEntries(members));
}

function strangers(schema: z.ZodObject, news: Stored): Failure[] {
  const names = Object.keys(schema.shape);
  return Object.keys(news)
    .filter((name) => !names.includes(name) && !isHidden(name))
    .map((name) => ({ property: name, reason: `there is no such property; known ones are ${names.join(", ")}` }));
}

function faults(name: string, value: unknown, error: z.ZodError): Failure[] {
  return error.issues
    .map((issue) => ({ issue, at: issue.path.reduce<unknown>((outer, step) => (outer as Stored | undefined)?.[step as string], value) }))
    .filter(({ at }) => !isUnknown(at))
    .map(({ issue, at }) => ({ property: name + issue.path.map(written).join(""), reason: said(at) + issue.message }));
}

function written(step: PropertyKey): string {
  return typeof step === "number" ? `[${step.toString()}]` : `.${String(step)}`;
}

/** The engine shows the value of a whole property only, so that the one inside is named here. */
function said(value: unknown): string {
  if (value === undefined || value === null) return "is required: ";
  return typeof value === "object" ? "" : `is ${JSON.stringify(value)}: `;
}

/** The engine hides inputs that begin with two underscores from every display; they are ours and the SDK's. */
function isHidden(name: string): boolean {
  return name.startsWith("__");
}

export function hidden(inputs: Stored): Stored {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => isHidden(name)));
}

function known(inputs: Stored): Stored {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
}
