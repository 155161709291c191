import * as pulumi from "@pulumi/pulumi";

/** Every kind of resource there ever was. A name stays here for good: stored state asks for it. */
export type Kind =
  "PartnerPolicy" | "SyncConfiguration" | "SyncAssignments" | "SyncSettings" | "SyncSchema" | "SyncJob" | "ProvisionOnDemand";

/**
 * The text that the engine stores with each resource and runs for every later verb.
 * It is a public format: never change it, old state runs what it says (docs/decisions/0001-constant-shell.md).
 */
export function shell(kind: Kind): string {
  return `exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.${kind}`;
}

export function typeToken(kind: Kind): string {
  return `pulumi-nodejs:dynamic/entra-sync:${kind}`;
}

/** The base of our resources: a dynamic resource whose code is named in state, not copied into it. */
export abstract class EntraResource extends pulumi.CustomResource {
  protected constructor(kind: Kind, name: string, args: object, outputs: readonly string[], opts?: pulumi.CustomResourceOptions) {
    const type = typeToken(kind);
    // An output reaches the program only if its name was among the properties from the start.
    const blanks = Object.fromEntries(outputs.map((output) => [output, undefined]));
    // The plugin is not told which resource it serves; it needs the URN to speak on the resource's own row.
    const urn = textOf(pulumi.createUrn(name, type, opts?.parent));
    super(type, name, { ...blanks, ...args, __provider: shell(kind), __urn: urn }, opts);
  }
}

/** Without the output's dependencies: on a component they are its children, and a child would wait for itself. */
function textOf(output: pulumi.Output<string>): Promise<string> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}
