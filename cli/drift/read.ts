import { isDeepStrictEqual } from "node:util";
import { Failure } from "../failure";
import { pulumi, type StackChoice } from "../stack/pulumi";

/** What differs between the stack and what is there. */
export interface Drift {
  readonly stack?: string;
  readonly drifted: boolean;
  readonly resources: readonly DriftedResource[];
}

export interface DriftedResource {
  readonly urn: string;
  /** Its kind and name, as in the program. */
  readonly kind: string;
  readonly name: string;
  /** `changed` outside of Pulumi, or `gone`. */
  readonly what: "changed" | "gone";
  /** By their paths, such as `accidentalDeletion.threshold`. */
  readonly properties: readonly { readonly property: string; readonly declared?: unknown; readonly actual?: unknown }[];
}

/** `pulumi refresh --preview-only --json`, as far as it is read. Secrets are masked in it. */
interface RefreshWire {
  readonly steps?: readonly StepWire[] | null;
  readonly diagnostics?: readonly { readonly severity?: string; readonly message?: string }[] | null;
}

interface StepWire {
  readonly op: string;
  readonly urn: string;
  readonly oldState?: StateWire;
  readonly newState?: StateWire;
}

interface StateWire {
  readonly type: string;
  readonly inputs?: Values;
  readonly outputs?: Values;
}

type Values = Readonly<Record<string, unknown>>;
type Differences = DriftedResource["properties"];

/** Asks the engine what a refresh would change, and changes nothing. */
export async function readDrift(choice: StackChoice, env: NodeJS.ProcessEnv): Promise<Drift> {
  const { code, stdout, stderr } = await pulumi(choice, ["refresh", "--preview-only", "--json"], env);
  const wire = parsed(stdout);
  if (code !== 0 || wire === undefined) throw new Failure(`the drift cannot be read: ${reasonIn(wire, stderr)}`);
  const resources = (wire.steps ?? []).flatMap(resourceOf);
  return { stack: choice.stack ?? stackOf(wire), drifted: resources.length > 0, resources };
}

function parsed(stdout: string): RefreshWire | undefined {
  try {
    return JSON.parse(stdout) as RefreshWire;
  } catch {
    return undefined;
  }
}

function reasonIn(wire: RefreshWire | undefined, stderr: string): string {
  const said = wire?.diagnostics?.find((each) => each.severity === "error")?.message ?? /^error: (.*)$/m.exec(stderr)?.[1] ?? stderr;
  return said.trim().split("\n")[0] || "pulumi said nothing";
}

function stackOf({ steps }: RefreshWire): string | undefined {
  return steps?.[0]?.urn.split("::")[0]?.replace("urn:pulumi:", "");
}

function resourceOf({ op, urn, oldState, newState }: StepWire): DriftedResource[] {
  const [, , type = "", name = ""] = urn.split("::");
  const resource = { urn, kind: type.split(/[:$]/).at(-1) ?? type, name };
  if (op === "delete") return [{ ...resource, what: "gone", properties: [] }];
  const properties = differences(oldState?.inputs ?? {}, newState?.inputs ?? {});
  return op === "update" && properties.length > 0 ? [{ ...resource, what: "changed", properties }] : [];
}

/** Only what a program declares can drift: outputs change by themselves. */
function differences(declared: Values, actual: Values): Differences {
  const names = [...new Set([...Object.keys(declared), ...Object.keys(actual)])].filter((name) => !name.startsWith("__"));
  return names.flatMap((name) => differencesOf(name, declared[name], actual[name]));
}

/** Of what has properties of its own only those that differ, as `accidentalDeletion.threshold`. */
function differencesOf(property: string, declared: unknown, actual: unknown): Differences {
  if (isDeepStrictEqual(declared, actual)) return [];
  if (!hasProperties(declared) || !hasProperties(actual)) return [{ property, declared, actual }];
  return differences(declared, actual).map((each) => ({ ...each, property: `${property}.${each.property}` }));
}

function hasProperties(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
