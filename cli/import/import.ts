import path from "node:path";
import type { Found } from "../../provider/adoption/found";
import { projectOf } from "../../provider/adoption/project";
import type { OtherTenants } from "../../provider/adoption/readPairs";
import { survey } from "../../provider/adoption/survey";
import type { TenantSettings } from "../../provider/graph/tenantSettings";
import type { TenantClients } from "../../provider/tenants/clients";
import { exitCodes, type ExitCode } from "../failure";
import { version } from "../package";
import type { CommonFlags, Session } from "../session";
import { answerOf, type Imported } from "./imported";
import { tenantsFor } from "./tenants";
import { refuseToOverwrite, writeFiles } from "./writeFiles";
import { drawn } from "./drawn";

export interface ImportFlags extends CommonFlags {
  readonly source: string;
  readonly out?: string;
}

/** Writes the program that adopts what was found in the source tenant and in those that it synchronizes into. */
export async function importProgram(session: Session, flags: ImportFlags): Promise<ExitCode> {
  const { tenants, stack } = await tenantsFor(session, flags.source);
  const folder = path.resolve(flags.cwd ?? ".", flags.out ?? `entra-sync-${flags.source}`);
  const others = othersOf(tenants, flags.source);
  // Before anything is asked for: a person who has to name another folder learns so at once.
  await refuseToOverwrite(folder, Object.keys(projectOf(nothing, { stack, tenants: [], version: version() })));
  const wanted = flags.configuration === undefined ? [] : [flags.configuration];
  const found = await survey(tenants.client(flags.source), wanted, others);
  const files = projectOf(found, { stack, tenants: settingsOf(tenants, found), version: version() });
  await writeFiles(folder, files);
  const imported: Imported = answerOf(found, { folder, files: Object.keys(files), stack });
  session.answer(imported, (screen) => drawn(screen, imported));
  return exitCodes.fine;
}

const nothing: Found = { source: "", configurations: [], pairs: [] };

function othersOf(tenants: TenantClients, source: string): OtherTenants {
  const { directory } = tenants;
  return {
    aliasOf: (tenantId) => directory.aliases.find((alias) => alias !== source && directory.idOf(alias) === tenantId),
    client: (alias) => tenants.client(alias),
  };
}

/** Those that the program names and that can be signed in to. */
function settingsOf({ directory }: TenantClients, { source, pairs }: Found): TenantSettings[] {
  const aliases = [...new Set([source, ...pairs.map(({ target }) => target)])];
  return aliases.flatMap((alias) => {
    const lookup = directory.find(alias);
    return lookup.kind === "found" && directory.aliases.includes(alias) ? [lookup.tenant] : [];
  });
}
