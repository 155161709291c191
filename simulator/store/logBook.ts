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

/** A line that was read, with its place among all lines. */
export interface ReadLine extends LogLine {
  readonly position: number;
}

/** Which lines to read, as far as that is known before each is looked at. */
export interface LogRange {
  readonly order: "newestFirst" | "oldestFirst";
  /** Goes on behind this place. */
  readonly after?: number;
  /** The times that matter, in milliseconds, both included. */
  readonly from?: number;
  readonly to?: number;
}

/** The logs, which are too many to be kept in memory: written and read in SQLite alone. */
export interface LogBook {
  add(line: LogLine): void;
  /** The lines that a tenant sees, read as far as they are asked for. */
  read(tenantId: string, range: LogRange): Iterable<ReadLine>;
  dropBefore(moment: number): void;
  clear(): void;
}

export function openLogBook(database: DatabaseSync): LogBook {
  database.exec(`CREATE TABLE IF NOT EXISTS log (
    position INTEGER PRIMARY KEY, tenant TEXT NOT NULL, other TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL)`);
  const write = database.prepare("INSERT INTO log (tenant, other, kind, at, body) VALUES (?, ?, ?, ?, ?)");
  const erase = database.prepare("DELETE FROM log WHERE at < ?");
  return {
    add: (line) => void write.run(line.tenantId, line.otherTenantId, line.kind, line.at, JSON.stringify(line.body)),
    // A statement of its own for each reader: one that is read half and left would disturb the next.
    read: (tenantId, range) => lines(rows(database, tenantId, range)),
    dropBefore: (moment) => void erase.run(moment),
    clear: () => database.exec("DELETE FROM log"),
  };
}

/** By place, which is an index, so that a page costs the same wherever it begins. */
function rows(database: DatabaseSync, tenantId: string, { order, after, from = 0, to = Number.MAX_SAFE_INTEGER }: LogRange) {
  const [direction, side] = order === "newestFirst" ? ["DESC", "<"] : ["ASC", ">"];
  const start = after ?? (order === "newestFirst" ? Number.MAX_SAFE_INTEGER : 0);
  const query = `SELECT position, tenant, other, kind, at, body FROM log
    WHERE position ${side} ? AND at >= ? AND at <= ? AND (tenant = ? OR other = ?) ORDER BY position ${direction}`;
  return database.prepare(query).iterate(start, from, to, tenantId, tenantId);
}

function* lines(found: Iterable<Record<string, unknown>>): Iterable<ReadLine> {
  for (const row of found) {
    yield {
      position: Number(row["position"]),
      tenantId: String(row["tenant"]),
      otherTenantId: String(row["other"]),
      kind: row["kind"] === "audit" ? "audit" : "change",
      at: Number(row["at"]),
      body: JSON.parse(String(row["body"])) as JsonObject,
    };
  }
}
