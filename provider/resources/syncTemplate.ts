/** What every configuration of cross-tenant synchronization is made from.
 *  https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure-graph */
export const applicationTemplate = "518e5f48-1fc8-4c48-9387-9fdf28b0dfe7";

/** The synchronization template of its one provisioning job. */
export const azure2azure = "Azure2Azure";
