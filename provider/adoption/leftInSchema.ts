import { isDeepStrictEqual } from "node:util";
import { attributesOn, userMappingIn, type ObjectMappingWire, type SchemaWire, type Side } from "../resources/schemaWire";

/** What a schema has beside the mapping of users, and `SyncSchema` leaves as it is: said, so that nobody believes it is declared. */
export function leftInSchema(live: SchemaWire, standard: SchemaWire | undefined): string[] {
  if (standard === undefined) return ["The service's default schema could not be read: every mapping is declared."];
  const users = userMappingIn(live);
  const others = otherMappings(live).filter((each) => !isUsual(each, standard));
  const added = addedAttributes(live, standard);
  return [
    ...(users.enabled ? [] : ["Provisioning of users is switched off (Mappings > Provision Microsoft Entra ID Users > Enabled: No)."]),
    ...others.map((each) => `The mapping of ${each.targetObjectName} objects differs from the default.`),
    ...(added.length === 0 ? [] : [`Attributes were added to the attribute list: ${added.join(", ")}.`]),
  ];
}

function otherMappings(schema: SchemaWire): ObjectMappingWire[] {
  return schema.synchronizationRules.flatMap((rule) => rule.objectMappings).filter((each) => each.targetObjectName !== "User");
}

function isUsual(mapping: ObjectMappingWire, standard: SchemaWire): boolean {
  const usual = otherMappings(standard).find((each) => each.targetObjectName === mapping.targetObjectName);
  const told = ({ enabled, flowTypes, attributeMappings }: ObjectMappingWire): unknown[] => [
    enabled,
    flowTypes,
    attributeMappings.map(({ targetAttributeName, source, flowType }) => [targetAttributeName, source?.expression, flowType]),
  ];
  return usual !== undefined && isDeepStrictEqual(told(mapping), told(usual));
}

function addedAttributes(live: SchemaWire, standard: SchemaWire): string[] {
  const names = (schema: SchemaWire, side: Side): string[] => attributesOn(schema, side).map(({ name }) => name);
  const addedOn = (side: Side): string[] => names(live, side).filter((name) => !names(standard, side).includes(name));
  return [...new Set([...addedOn("source"), ...addedOn("target")])].sort();
}
