import { WaitedTooLong } from "../engine/settle";
import type { GraphClient } from "../graph/client";
import { GraphRequestError, PermissionMissing } from "../graph/errors";
import type { World } from "../world";
import { azure2azure } from "./syncTemplate";

interface Connection {
  readonly servicePrincipalId: string;
  readonly tenant: string;
  readonly target: string;
  readonly targetTenantId: string;
}

/** A policy that was set a moment ago is honoured a little later; a missing one never. */
const policyHonouredWithinMs = 30_000;

/** The portal's "Test Connection": both tenants' policies must allow the synchronization before the connection is saved. */
export async function connectionAccepted(world: World, connection: Connection): Promise<void> {
  const graph = world.graph(connection.tenant);
  let refusal: GraphRequestError | undefined;
  await world
    .settle({
      name: `tenant '${connection.target}' to accept the connection`,
      boundMs: policyHonouredWithinMs,
      attempt: () =>
        test(graph, connection).catch((error: unknown) => {
          if (!isPolicyRefusal(error)) throw error;
          refusal = error;
          return undefined;
        }),
    })
    .catch((error: unknown) => {
      throw error instanceof WaitedTooLong && refusal !== undefined ? new ConnectionRefused(connection, refusal) : error;
    });
}

async function test(graph: GraphClient, connection: Connection): Promise<true> {
  const credentials = [
    { key: "CompanyId", value: connection.targetTenantId },
    { key: "AuthenticationType", value: "SyncPolicy" },
  ];
  await graph.write({
    method: "POST",
    path: `/servicePrincipals/${connection.servicePrincipalId}/synchronization/jobs/validateCredentials`,
    body: { templateId: azure2azure, useSavedCredentials: false, credentials },
    repeatable: true,
  });
  return true;
}

/** The status of a failed test is not documented, so whatever is no lack of permission and no fault of the service counts. */
function isPolicyRefusal(error: unknown): error is GraphRequestError {
  return error instanceof GraphRequestError && !(error instanceof PermissionMissing) && error.status < 500;
}

class ConnectionRefused extends Error {
  constructor(
    connection: Connection,
    override readonly cause: GraphRequestError,
  ) {
    super(
      `the connection from '${connection.tenant}' to '${connection.target}' is refused: ${cause.exchange.message} (${cause.code}). ` +
        `Declare a PartnerPolicy in '${connection.target}' with userSyncAllowed and inboundRedemption, and one in '${connection.tenant}' ` +
        `with outboundRedemption, and let this resource depend on both; CrossTenantSync does.`,
    );
    this.name = "ConnectionRefused";
  }
}
