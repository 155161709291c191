import { configurationsIn } from "../../provider/operator/configurations";
import { Failure } from "../failure";
import type { Stack } from "./stack";
import type { StackSync } from "./state";

/** The synchronizations that a command is about: those of the stack, or the one that `--configuration` names. */
export async function chosenSyncs(stack: Stack, wanted: string | undefined): Promise<readonly StackSync[]> {
  if (wanted === undefined) {
    if (stack.syncs.length === 0) throw new Failure(nothingIn(stack));
    return stack.syncs;
  }
  const known = stack.syncs.filter((each) => isNamed(each, wanted));
  const found = known.length > 0 ? known : (await outsideOf(stack)).filter((each) => isNamed(each, wanted));
  return [oneOf(found, wanted, stack)];
}

/** For what is done to one alone: without a name, the stack must have just one. */
export async function chosenSync(stack: Stack, wanted: string | undefined): Promise<StackSync> {
  const [first, ...others] = await chosenSyncs(stack, wanted);
  if (first === undefined) throw new Failure(nothingIn(stack));
  if (others.length > 0)
    throw new Failure(`${stack.called} has several synchronizations; name one with --configuration: ${listed(stack.syncs)}.`);
  return first;
}

/** By the name in the portal, the name in the program, or the service principal's id. */
function isNamed({ name, displayName, servicePrincipalId }: StackSync, wanted: string): boolean {
  return [name, displayName, servicePrincipalId].some((each) => each?.toLowerCase() === wanted.toLowerCase());
}

function oneOf(found: readonly StackSync[], wanted: string, stack: Stack): StackSync {
  const [only, ...others] = found;
  if (only === undefined) {
    const known = stack.syncs.length === 0 ? "" : ` It manages ${listed(stack.syncs)}.`;
    throw new Failure(`there is no configuration '${wanted}' in ${stack.called} nor in its tenants.${known}`);
  }
  if (others.length > 0) {
    const ids = found.map((each) => each.servicePrincipalId).join(", ");
    throw new Failure(`there are ${found.length} configurations named '${wanted}'; name one by its service principal's id: ${ids}.`);
  }
  return only;
}

/** Configurations that the stack does not manage, in any of the tenants that it can sign in to. */
async function outsideOf({ aliases, tenants }: Stack): Promise<StackSync[]> {
  const reachable = aliases.filter((alias) => tenants.directory.find(alias).kind === "found");
  // Each tenant is asked by itself; none waits for another.
  const found = await Promise.all(reachable.map((alias) => configurationsIn(tenants.client(alias))));
  return found.flat().map((each) => ({ ...each, name: each.displayName }));
}

function listed(syncs: readonly StackSync[]): string {
  return syncs.map((each) => `'${each.displayName ?? each.name}'`).join(", ");
}

function nothingIn(stack: Stack): string {
  return (
    `${stack.called} manages no synchronization yet. Run \`pulumi up\`, choose another stack with --stack, ` +
    "or name a configuration of its tenants with --configuration."
  );
}
