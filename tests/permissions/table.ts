import type { Proof } from "./proof";
import type { Grant } from "./readme";

/** Operation by permission, as text: a mark where the operation fails without the permission. */
export function tableOf(grants: readonly Grant[], proof: Proof): string {
  const heads = grants.map(({ tenant, permission }) => `${tenant}: ${permission}`);
  const names = proof.needs.map(({ operation }) => `${operation.verb} ${operation.resource.name}`);
  const width = Math.max(...names.map((name) => name.length));
  const legend = heads.map((head, index) => `${letter(index)}  ${head}`);
  const rows = proof.needs.map(({ needs }, index) => {
    const marks = grants.map((grant) => (needs.includes(grant) ? "x" : "."));
    return `${(names[index] ?? "").padEnd(width)}  ${marks.join("  ")}`;
  });
  return [...legend, "", `${" ".repeat(width)}  ${heads.map((_head, index) => letter(index)).join("  ")}`, ...rows].join("\n");
}

function letter(index: number): string {
  return String.fromCharCode(65 + index);
}
