import type { DatabaseSync } from "node:sqlite";
import type { JsonObject } from "../graph/json";

/** One line of a log. It belongs to a tenant, and may be seen from a second one. */
export interface LogLine {
  readonly tenantId: string;
  readonly otherTenantId: string;
  readonly kind: "change" | "audit";
  /** In milliseconds. */
  readonly at: number;
  readonly body: JsonObject;
}

/** The logs, which are too many to be kept in memory: written and read in SQLite alone. */
export interface LogBook {
  add(line: LogLine): void;
  /** The lines that a tenant sees, newest first, read as far as they are asked for. */
  newestFirst(tenantId: string): Iterable<LogLine>;
  dropBefore(moment: number): void;
  clear(): void;
}

export function openLogBook(database: DatabaseSync): LogBook {
  database.exec(`CREATE TABLE IF NOT EXISTS log (
    position INTEGER PRIMARY KEY, tenant TEXT NOT NULL, other TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL)`);
  const write = database.prepare("INSERT INTO log (tenant, other, kind, at, body) VALUES (?, ?, ?, ?, ?)");
  const erase = database.prepare("DELETE FROM log WHERE at < ?");
  const query = "SELECT tenant, other, kind, at, body FROM log WHERE tenant = ? OR other = ? ORDER BY position DESC";
  return {
    add: (line) => void write.run(line.tenantId, line.otherTenantId, line.kind, line.at, JSON.stringify(line.body)),
    // A statement of its own for each reader: one that is read half and left would disturb the next.
    newestFirst: (tenantId) => lines(database.prepare(query).iterate(tenantId, tenantId)),
    dropBefore: (moment) => void erase.run(moment),
    clear: () => database.exec("DELETE FROM log"),
  };
}

function* lines(rows: Iterable<Record<string, unknown>>): Iterable<LogLine> {
  for (const row of rows) {
    yield {
      tenantId: String(row["tenant"]),
      otherTenantId: String(row["other"]),
      kind: row["kind"] === "audit" ? "audit" : "change",
      at: Number(row["at"]),
      body: JSON.parse(String(row["body"])) as JsonObject,
    };
  }
}
