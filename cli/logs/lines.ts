import type { ProvisioningLogEntry } from "../../provider/operator/logEntry";
import { prose } from "../screen/prose";
import type { Screen } from "../screen/screen";
import { second } from "../screen/times";

/** The widths are fixed: rows are printed as they come, and the next ones are not known yet. */
const widths = { time: 19, action: 12, status: 7 } as const;

const colours = new Map<string, "green" | "red" | "dim">([
  ["success", "green"],
  ["failure", "red"],
  ["skipped", "dim"],
]);

export function headings(screen: Screen): string {
  return screen.paint("bold", row("Time (UTC)", "Action", "Status", "User"));
}

/** One line for what was done; for a failure its cause, what to do and where to read on, below it. */
export function drawn(screen: Screen, { time, action, status, user, cause }: ProvisioningLogEntry): string {
  const coloured = screen.paint(colours.get(status) ?? "yellow", status.padEnd(widths.status));
  const line = row(second(time), action, coloured, whoIs(user));
  if (cause === undefined) return line;
  const details =
    status === "failure" ? [`${cause.sentence} (${cause.code})`, cause.action, cause.link] : [`${cause.sentence} (${cause.code})`];
  return [line, ...details.map((each) => screen.paint("dim", prose(screen, each, "    ")))].join("\n");
}

function row(time: string, action: string, status: string, user: string): string {
  return [time.padEnd(widths.time), action.padEnd(widths.action), status.padEnd(widths.status), user].join("  ").trimEnd();
}

/** The name alone where the service says no more, the id where it does not even say that. */
function whoIs({ displayName, userPrincipalName, id }: ProvisioningLogEntry["user"]): string {
  if (userPrincipalName === undefined) return displayName ?? id ?? "-";
  return displayName === undefined ? userPrincipalName : `${displayName} <${userPrincipalName}>`;
}
