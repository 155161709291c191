import { DatabaseSync } from "node:sqlite";
import { kinds, type Kind, type Kinds } from "./kinds";
import type { Hindsight } from "./past";
import type { Stored } from "./stored";
import { Table, type Persistence } from "./table";

type Tables = { readonly [K in Kind]: Table<Kinds[K]> };

/** Everything the simulated tenants hold: read from memory, written through to one SQLite file. */
export interface Store {
  readonly tables: Tables;
  /** Runs a synchronous piece of work so that a killed process leaves all of it or nothing of it. */
  atomically<Result>(work: () => Result): Result;
  clear(): void;
  close(): void;
}

/** Opens the database at a path, or one that lives as long as the process with `":memory:"`. */
export function openStore(path: string, hindsight: Hindsight): Store {
  const database = openDatabase(path);
  const tables = makeTables(database, hindsight);
  load(database, tables);
  let depth = 0;
  return {
    tables,
    atomically: (work) => {
      if (depth > 0) return work();
      depth += 1;
      database.exec("BEGIN");
      try {
        return work();
      } finally {
        // Also after an error: memory has the changes by then, and the file must not differ from it.
        database.exec("COMMIT");
        depth -= 1;
      }
    },
    clear: () => {
      for (const kind of kinds) tables[kind].clear();
      database.exec("DELETE FROM stored");
    },
    close: () => database.close(),
  };
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  database.exec(`CREATE TABLE IF NOT EXISTS stored (
    position INTEGER PRIMARY KEY, kind TEXT NOT NULL, tenant TEXT NOT NULL, id TEXT NOT NULL,
    parent TEXT NOT NULL, created INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (kind, tenant, id))`);
  return database;
}

function makeTables(database: DatabaseSync, hindsight: Hindsight): Tables {
  const write = database.prepare(
    `INSERT INTO stored (kind, tenant, id, parent, created, body) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, tenant, id) DO UPDATE SET parent = excluded.parent, created = excluded.created, body = excluded.body`,
  );
  const erase = database.prepare("DELETE FROM stored WHERE kind = ? AND tenant = ? AND id = ?");
  const persistence = (kind: Kind): Persistence => ({
    write: (stored) => void write.run(kind, stored.tenantId, stored.id, stored.parentId, stored.createdAt, JSON.stringify(stored.body)),
    erase: (tenantId, id) => void erase.run(kind, tenantId, id),
  });
  return Object.fromEntries(kinds.map((kind) => [kind, new Table<never>(persistence(kind), hindsight)])) as unknown as Tables;
}

function load(database: DatabaseSync, tables: Tables): void {
  const rows = database.prepare("SELECT kind, tenant, id, parent, created, body FROM stored ORDER BY position").iterate();
  for (const row of rows) {
    const table = tables[String(row["kind"]) as Kind] as Table<unknown>;
    table.remember(storedFrom(row));
  }
}

function storedFrom(row: Record<string, unknown>): Stored<unknown> {
  return {
    tenantId: String(row["tenant"]),
    id: String(row["id"]),
    parentId: String(row["parent"]),
    createdAt: Number(row["created"]),
    body: JSON.parse(String(row["body"])) as unknown,
  };
}
