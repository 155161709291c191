import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { text } from "../graph/body";
import { kinds, type Entity, type Kind, type Kinds } from "./kinds";
import { openLogBook, type LogBook } from "./logBook";
import type { Hindsight } from "./past";
import type { Stored } from "./stored";
import { Table, type KeysOf, type Persistence } from "./table";

type Tables = { readonly [K in Kind]: Table<Kinds[K]> };

/** Everything the simulated tenants hold: read from memory, written through to one SQLite file. */
export interface Store {
  readonly tables: Tables;
  readonly logs: LogBook;
  /** Runs a synchronous piece of work so that a killed process leaves all of it or nothing of it. */
  atomically<Result>(work: () => Result): Result;
  /** How far the clock is ahead of real time, as it was last set. */
  clockAheadMs: number;
  /** All that is stored, to come back to. */
  save(): Saved;
  /** Everything is as it was when it was saved, as if the process had been started again on that database. */
  load(saved: Saved): void;
  clear(): void;
  close(): void;
}

/** The rows of the tables of the database. */
export interface Saved {
  readonly stored: readonly Row[];
  readonly log: readonly Row[];
}

type Row = Readonly<Record<string, SQLOutputValue>>;

/** Opens the database at a path, or one that lives as long as the process with `":memory:"`. */
export function openStore(path: string, hindsight: Hindsight): Store {
  const database = openDatabase(path);
  const revisions = { last: 0 };
  const tables = makeTables(database, hindsight, () => (revisions.last += 1));
  const logs = openLogBook(database);
  revisions.last = load(database, tables);
  const atomically = transactionsOf(database);
  const clear = (): void => {
    for (const kind of kinds) tables[kind].clear();
    for (const name of rowsOf) database.exec(`DELETE FROM ${name}`);
  };
  return {
    tables,
    logs,
    atomically,
    get clockAheadMs() {
      return Number(database.prepare("SELECT value FROM setting WHERE name = 'clockAheadMs'").get()?.["value"] ?? 0);
    },
    set clockAheadMs(value) {
      database.prepare("INSERT OR REPLACE INTO setting (name, value) VALUES ('clockAheadMs', ?)").run(value);
    },
    save: () => ({ stored: rows(database, "stored"), log: rows(database, "log") }),
    load: (saved) => {
      atomically(() => {
        clear();
        for (const name of rowsOf) for (const row of saved[name]) insert(database, name, row);
      });
      // Revisions only grow: a number that was given is not given to something else.
      revisions.last = Math.max(revisions.last, load(database, tables));
    },
    clear,
    close: () => database.close(),
  };
}

/** One within another is part of it. */
function transactionsOf(database: DatabaseSync): Store["atomically"] {
  let depth = 0;
  return (work) => {
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
  };
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  database.exec(`CREATE TABLE IF NOT EXISTS stored (
    position INTEGER PRIMARY KEY, kind TEXT NOT NULL, tenant TEXT NOT NULL, id TEXT NOT NULL,
    parent TEXT NOT NULL, created INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (kind, tenant, id))`);
  database.exec("CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value INTEGER NOT NULL)");
  // Databases of before the provisioning service have no revisions.
  const columns = database.prepare("PRAGMA table_info(stored)").all();
  if (!columns.some((column) => column["name"] === "revision"))
    database.exec("ALTER TABLE stored ADD COLUMN revision INTEGER NOT NULL DEFAULT 0");
  return database;
}

const rowsOf = ["stored", "log"] as const;

function rows(database: DatabaseSync, table: (typeof rowsOf)[number]): Row[] {
  return database.prepare(`SELECT * FROM ${table} ORDER BY position`).all();
}

function insert(database: DatabaseSync, table: (typeof rowsOf)[number], row: Row): void {
  const columns = Object.keys(row);
  const places = columns.map(() => "?").join(", ");
  database.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`).run(...Object.values(row));
}

/** By which other names the objects of a kind are found. */
const keys: { readonly [K in Kind]?: KeysOf<Kinds[K]> } = {
  user: (user) => [...new Set([lower(user, "userPrincipalName"), lower(user, "mail")])].filter((key) => key !== ""),
  application: (application) => [lower(application, "appId")],
  servicePrincipal: (principal) => [lower(principal, "appId")],
  member: ({ memberId }) => [memberId],
  manager: ({ managerId }) => [managerId],
  appRoleAssignment: (assignment) => [lower(assignment, "principalId")],
};

function lower(entity: Entity, name: string): string {
  return text(entity, name)?.toLowerCase() ?? "";
}

function makeTables(database: DatabaseSync, hindsight: Hindsight, nextRevision: () => number): Tables {
  const write = database.prepare(
    `INSERT INTO stored (kind, tenant, id, parent, created, body, revision) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, tenant, id)
     DO UPDATE SET parent = excluded.parent, created = excluded.created, body = excluded.body, revision = excluded.revision`,
  );
  const erase = database.prepare("DELETE FROM stored WHERE kind = ? AND tenant = ? AND id = ?");
  const persistence = (kind: Kind): Persistence => ({
    write: ({ tenantId, id, parentId, createdAt, body }, revision) =>
      void write.run(kind, tenantId, id, parentId, createdAt, JSON.stringify(body), revision),
    erase: (tenantId, id) => void erase.run(kind, tenantId, id),
    nextRevision,
  });
  const table = (kind: Kind) => new Table<never>(persistence(kind), hindsight, keys[kind]);
  return Object.fromEntries(kinds.map((kind) => [kind, table(kind)])) as unknown as Tables;
}

/** Reads everything into memory; returns the last revision that anything has or remembers. */
function load(database: DatabaseSync, tables: Tables): number {
  let last = 0;
  const rows = database.prepare("SELECT kind, tenant, id, parent, created, body, revision FROM stored ORDER BY position").iterate();
  for (const row of rows) {
    const table = tables[String(row["kind"]) as Kind] as Table<unknown>;
    const stored = storedFrom(row);
    last = Math.max(last, Number(row["revision"]), watermarkOf(stored.body));
    table.remember(stored, Number(row["revision"]));
  }
  for (const kind of kinds) tables[kind].allRemembered();
  return last;
}

/** A watermark may be later than any object: what came last may have been removed. */
function watermarkOf(body: unknown): number {
  return typeof body === "object" && body !== null && "watermark" in body ? Number(body.watermark) : 0;
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
