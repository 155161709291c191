import type { FoundConfiguration, FoundGroups, FoundSchema, Principal } from "../found";
import { list, valueOf, type Member } from "./value";

/** The members of a declaration, each with the place where the portal shows it. What is as by default is left out, but for what people look for. */
export interface Parts {
  readonly notes: readonly Member[];
  readonly adopt: Member;
  readonly scope: readonly Member[];
  readonly principals: readonly Member[];
  readonly settings: readonly Member[];
  readonly schema: readonly Member[];
  readonly state: readonly Member[];
}

export function partsOf(found: FoundConfiguration): Parts {
  const { notes, servicePrincipalId, groups, users, schema } = found;
  return {
    notes: optional("notes", notes, "Properties > Notes"),
    adopt: {
      name: "adopt",
      value: servicePrincipalId,
      comment: 'Taken over as it is: the object id of its enterprise application. Released on destroy; onDestroy: "delete" deletes it.',
    },
    scope: optional("scope", found.settings?.scope, "Provisioning > Settings > Scope"),
    principals: [...principals("groups", groups), ...principals("users", users)],
    settings: settingsOf(found),
    schema: [
      ...optional("enabled", schema.enabled, `${mappingPage} > Enabled`),
      ...optional(
        "attributes",
        schema.attributes && inUse(schema.attributes),
        "Provisioning > Mappings > Show advanced options > Edit attribute list",
      ),
      ...optional("mappings", mappingsOf(schema.mappings), `${mappingPage} > Attribute Mappings, where they differ from the default`),
      ...optional(
        "unmapped",
        schema.unmapped.length > 0 ? schema.unmapped : undefined,
        `${mappingPage} > Attribute Mappings that were deleted`,
      ),
      ...optional("scopingFilters", schema.scopingFilters, `${mappingPage} > Source Object Scope`),
      ...optional("actions", schema.actions, `${mappingPage} > Target Object Actions`),
      ...optional("groups", schema.groups && groupsOf(schema.groups), "Provisioning > Mappings > Provision Microsoft Entra ID Groups"),
    ],
    state: optional("state", found.job?.state, "Overview > Start provisioning, Pause provisioning"),
  };
}

const mappingPage = "Provisioning > Mappings > Provision Microsoft Entra ID Users";

function optional(name: string, data: unknown, comment: string): readonly Member[] {
  return data === undefined ? [] : [{ name, value: valueOf(data), comment }];
}

function principals(name: string, all: readonly Principal[]): readonly Member[] {
  if (all.length === 0) return [];
  return [{ name, value: list(all.map(({ id, name: comment }) => ({ value: id, comment }))), comment: "Users and groups" }];
}

const usualThreshold = 500;

function settingsOf({ settings }: FoundConfiguration): readonly Member[] {
  if (settings === undefined) return [];
  const { notification, accidentalDeletion } = settings;
  const { enabled, threshold } = accidentalDeletion;
  const deletion = enabled ? { threshold } : { enabled, threshold: threshold === usualThreshold ? undefined : threshold };
  return [
    ...optional("notification", notification, "Provisioning > Settings > Send an email notification when a failure occurs"),
    ...optional("accidentalDeletion", deletion, "Provisioning > Settings > Prevent accidental deletion"),
  ];
}

function inUse({ source, target }: NonNullable<FoundSchema["attributes"]>): object {
  const given = (attributes: object): object | undefined => (Object.keys(attributes).length === 0 ? undefined : attributes);
  return { source: given(source), target: given(target) };
}

function groupsOf({ mappings, ...rest }: FoundGroups): object {
  return { ...rest, mappings: mappingsOf(mappings) };
}

/** "Always" is the default, and said by nothing. */
function mappingsOf(mappings: FoundSchema["mappings"]): object | undefined {
  const all = Object.entries(mappings);
  if (all.length === 0) return undefined;
  return Object.fromEntries(all.map(([name, { apply, ...rest }]) => [name, { ...rest, apply: apply === "always" ? undefined : apply }]));
}
