import type { Screen } from "../screen/screen";
import { table } from "../screen/table";
import type { Imported } from "./imported";

/** What a person reads after an import: what was found, what is left alone, and what to do next. */
export function drawn(screen: Screen, { folder, configurations, unread, stack }: Imported): string {
  const rows = configurations.map(({ configuration, target, left }) => [
    configuration,
    target,
    left.length === 0 ? "all of it" : "with remarks",
  ]);
  const remarks = configurations.flatMap(({ configuration, left }) =>
    left.map((sentence) => `${configuration}: left as it is: ${sentence}`),
  );
  const halves = unread.map(({ target, reason }) => `${target}: only the source half: ${reason}`);
  return [
    table(screen, ["Configuration", "Target", "Declared"], rows),
    ...(remarks.length + halves.length === 0 ? [] : ["", ...remarks, ...halves]),
    "",
    `The program is in ${folder}. Nothing was changed in any tenant.`,
    `Next: cd ${folder} && npm install && pulumi stack init ${stack}; then as its README.md says.`,
  ].join("\n");
}
