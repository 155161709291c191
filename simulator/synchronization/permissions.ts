import { anyOf, type Permissions } from "../graph/route";

/** Application roles for the synchronization service, from its permission tables. */
export const readSynchronization: Permissions = anyOf(
  "Synchronization.Read.All",
  "Synchronization.ReadWrite.All",
  "Application.ReadWrite.OwnedBy",
);
export const writeSynchronization: Permissions = anyOf("Synchronization.ReadWrite.All", "Application.ReadWrite.OwnedBy");
