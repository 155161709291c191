import { TenantClients } from "../../provider/tenants/clients";
import { variablePrefix } from "../../provider/tenants/environment";
import { Failure } from "../failure";
import type { Session } from "../session";

/** The tenants that may be asked, and the name of the stack that the program is written for. */
export interface ImportTenants {
  readonly tenants: TenantClients;
  readonly stack: string;
}

const usualStack = "production";

/** Those of the stack. Before there is a project there is none: then those that variables declare. */
export async function tenantsFor(session: Session, source: string): Promise<ImportTenants> {
  const { flags, environment, tracing } = session;
  const stack = flags.stack ?? usualStack;
  try {
    const { tenants } = await session.stack;
    return { tenants, stack };
  } catch (error) {
    if (!(error instanceof Failure) || flags.stack !== undefined) throw error;
    const tenants = new TenantClients({ environment, tracing, deadlineMs: flags.requestTimeout });
    if (tenants.directory.idOf(source) !== undefined) return { tenants, stack };
    const way = `set ${variablePrefix(source)}TENANT_ID, ${variablePrefix(source)}CLIENT_ID and ${variablePrefix(source)}CLIENT_SECRET`;
    throw new Failure(`${error.message} To import without a stack, ${way}, and the same for the target tenant.`);
  }
}
