import type { Finding } from "../../provider/operator/preflight/finding";
import { preflight } from "../../provider/operator/preflight/preflight";
import { exitCodes, type ExitCode } from "../failure";
import { prose } from "../screen/prose";
import type { Screen } from "../screen/screen";
import { table } from "../screen/table";
import type { Session } from "../session";
import type { StackSync } from "../stack/state";

interface Checked {
  readonly configuration: string;
  readonly findings: readonly Finding[];
}

/** Looks at everything that the synchronizations need, in both tenants. */
export async function check(session: Session): Promise<ExitCode> {
  const syncs = await session.syncs();
  const { tenants } = await session.stack;
  const checked: Checked[] = [];
  for (const sync of syncs) {
    const { tenant, servicePrincipalId, target, targetTenantId = "" } = sync;
    const findings = await preflight(tenants, { tenant, servicePrincipalId, target, targetTenantId });
    checked.push({ configuration: nameOf(sync), findings });
  }
  session.answer(checked, (screen) => checked.map((each) => drawn(screen, each)).join("\n\n"));
  const isAnyMissing = checked.some(({ findings }) => findings.some(({ verdict }) => verdict === "missing"));
  return isAnyMissing ? exitCodes.unwell : exitCodes.fine;
}

function nameOf({ displayName, name }: StackSync): string {
  return displayName ?? name;
}

function drawn(screen: Screen, { configuration, findings }: Checked): string {
  const rows = findings.map((each) => [verdictText(screen, each), each.tenant, each.subject, each.sentence]);
  const fixes = findings.flatMap(({ tenant, fix, verdict }) => (fix === undefined || verdict === "fine" ? [] : [`${tenant}: ${fix}`]));
  const toDo =
    fixes.length === 0 ? [] : [screen.paint("bold", "What puts it right"), ...[...new Set(fixes)].map((each) => prose(screen, each))];
  return [screen.paint("bold", configuration), table(screen, ["", "Tenant", "Subject", "Finding"], rows), ...toDo].join("\n");
}

const marks = { fine: ["green", "ok"], missing: ["red", "MISSING"], unknown: ["yellow", "?"] } as const;

function verdictText(screen: Screen, { verdict }: Finding): string {
  const [colour, mark] = marks[verdict];
  return screen.paint(colour, mark);
}
