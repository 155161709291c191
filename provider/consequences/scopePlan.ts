import { isDeepStrictEqual } from "node:util";
import type { Protection } from "../scope/configuration";
import type { ScopeRules } from "../scope/rules";

/** What one resource declares of a configuration's scope, as a change of the rules that Graph has now. */
export interface ScopeChange {
  apply(rules: ScopeRules): ScopeRules;
  /** Set where a part of it is not known until the update: then it may keep more users than it seems to. */
  readonly isOpen?: true;
}

/** How a configuration was when a run first looked. */
export interface Beginning {
  /** The names of all who were in scope, by id. */
  readonly inScope: ReadonlyMap<string, string>;
  readonly protection: Protection;
}

/** The changes of several resources as one. */
export interface Together {
  apply(rules: ScopeRules): ScopeRules;
  readonly isOpen: boolean;
  /** The resources that change something of these rules. */
  changing(rules: ScopeRules): readonly string[];
}

export interface Where {
  readonly tenantId: string;
  readonly servicePrincipalId: string;
}

/**
 * What the resources of one run declare of each configuration's scope, as far as they have been looked over. Without it a change that is
 * spread over several of them would be counted in parts, each of them small.
 */
export class ScopePlan {
  private readonly changes = new Map<string, Map<string, ScopeChange>>();
  private readonly beginnings = new Map<string, Beginning>();

  /** Looked over again, a resource replaces what it declared before. */
  note(where: Where, urn: string, change: ScopeChange): void {
    const key = keyOf(where);
    const known = this.changes.get(key) ?? new Map<string, ScopeChange>();
    this.changes.set(key, known.set(urn, change));
  }

  /** All that has been declared so far, one on the other. */
  together(where: Where): Together {
    const changes = this.changes.get(keyOf(where)) ?? new Map<string, ScopeChange>();
    const all = [...changes.values()];
    return {
      apply: (rules) => all.reduce((changed, each) => each.apply(changed), rules),
      isOpen: all.some((each) => each.isOpen === true),
      changing: (rules) => [...changes].filter(([, each]) => !isDeepStrictEqual(each.apply(rules), rules)).map(([urn]) => urn),
    };
  }

  beginning(where: Where): Beginning | undefined {
    return this.beginnings.get(keyOf(where));
  }

  begin(where: Where, beginning: Beginning): Beginning {
    this.beginnings.set(keyOf(where), beginning);
    return beginning;
  }
}

function keyOf({ tenantId, servicePrincipalId }: Where): string {
  return `${tenantId}/${servicePrincipalId}`;
}
