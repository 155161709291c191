import { isDeepStrictEqual } from "node:util";
import { groupMappingIn, userMappingIn, type ObjectMappingWire, type SchemaWire } from "../resources/schemaWire";

/** What a schema has beside the mappings of users and groups, and `SyncSchema` leaves as it is: said, so that nobody believes it is declared. */
export function leftInSchema(live: SchemaWire, standard: SchemaWire | undefined): string[] {
  if (standard === undefined) return ["The service's default schema could not be read: every mapping is declared."];
  const others = otherMappings(live).filter((each) => !isUsual(each, standard));
  return others.map((each) => `The mapping of ${each.targetObjectName} objects differs from the default.`);
}

function otherMappings(schema: SchemaWire): ObjectMappingWire[] {
  const ours = [userMappingIn(schema), groupMappingIn(schema)];
  return schema.synchronizationRules.flatMap((rule) => rule.objectMappings).filter((each) => !ours.includes(each));
}

function isUsual(mapping: ObjectMappingWire, standard: SchemaWire): boolean {
  const told = ({ targetObjectName, sourceObjectName, enabled, flowTypes, attributeMappings }: ObjectMappingWire): unknown[] => [
    targetObjectName,
    sourceObjectName,
    enabled,
    flowTypes,
    attributeMappings.map(({ targetAttributeName, source, flowType }) => [targetAttributeName, source?.expression, flowType]),
  ];
  return otherMappings(standard).some((each) => isDeepStrictEqual(told(mapping), told(each)));
}
