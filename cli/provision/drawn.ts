import type { ProvisionedUser } from "../../provider/operator/onDemand";
import type { Screen } from "../screen/screen";
import { table } from "../screen/table";

/** The portal's four steps, by the type that the service gives them. */
const titles: Readonly<Record<string, string>> = {
  import: "Import user",
  scoping: "Determine if user is in scope",
  matching: "Match user between source and target",
  export: "Perform action",
};

const colours = { success: "green", upToDate: "green", skipped: "yellow", failure: "red" } as const;

/** What it came to in one sentence, the steps that led there, and what was written. */
export function drawn(screen: Screen, { sentence, outcome, steps, changes }: ProvisionedUser): string {
  const rows = steps.map(({ type, name, status, description }, index) => [
    index + 1,
    titles[type.toLowerCase()] ?? (type || name),
    status.toLowerCase(),
    description,
  ]);
  const modified = changes.map(({ attribute, before, after }) => [attribute, before ?? "", after ?? ""]);
  return [
    screen.paint(colours[outcome], sentence),
    ...(rows.length > 0 ? [table(screen, ["", "Step", "Result", "What was done"], rows)] : []),
    ...(modified.length > 0
      ? [screen.paint("bold", "Modified attributes"), table(screen, ["Attribute", "Before", "After"], modified)]
      : []),
  ].join("\n");
}
