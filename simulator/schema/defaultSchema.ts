import type { JsonObject } from "../graph/json";
import { attributeDefinitions, type Side } from "./attributeDefinition";
import { defaultObjectMappings, type GroupMapping } from "./defaultMappings";
import { otherObjects, type OtherObject } from "./otherObjects";
import { sourceObjectMappings } from "./sourceObjectMappings";
import { userAttributes } from "./userAttributes";

/** The names by which the rule finds its two directories. */
const directoryNames: Readonly<Record<Side, string>> = {
  source: "Microsoft Entra ID",
  target: "Microsoft Entra ID (target tenant)",
};

const ruleId = "01e28086-1453-4cb2-b95d-4fbc4564fcc0";
const directoryIds: Readonly<Record<Side, string>> = {
  source: "66e4a8cc-1b7b-435e-95f8-f06cea133828",
  target: "69b25323-f16d-4d8f-99e9-2722c9582d30",
};
const untouchedVersion = "v1.2";

/** The schema of a job that nobody has changed yet. */
export function defaultSchema(jobId: string, groups: GroupMapping): JsonObject {
  return {
    id: jobId,
    version: untouchedVersion,
    synchronizationRules: [
      {
        id: ruleId,
        name: "USER_INBOUND_USER",
        priority: 1,
        editable: true,
        containerFilter: null,
        groupFilter: null,
        sourceDirectoryName: directoryNames.source,
        targetDirectoryName: directoryNames.target,
        metadata: [
          { key: "defaultSourceObjectMappings", value: sourceObjectMappings() },
          { key: "supportsProvisionOnDemand", value: "true" },
        ],
        objectMappings: defaultObjectMappings(groups),
      },
    ],
    directories: [directory("source", groups), directory("target", groups)],
  };
}

function directory(side: Side, groups: GroupMapping): JsonObject {
  return {
    id: directoryIds[side],
    name: directoryNames[side],
    readOnly: true,
    version: untouchedVersion,
    discoveryDateTime: null,
    discoverabilities: "AttributeNames,AttributeDataTypes",
    objects: [user(side), ...otherObjects(groups).map((object) => otherObject(object, side))],
  };
}

function user(side: Side): JsonObject {
  return {
    name: "User",
    supportedApis: ["User"],
    attributes: attributeDefinitions(userAttributes, side),
    metadata: objectMetadata({ softDeletion: true, hardDeletion: true, storage: true, accountEnabled: true, softDeletedProperty: true }),
  };
}

function otherObject(object: OtherObject, side: Side): JsonObject {
  const { softDeletion, hardDeletion, softDeletedProperty } = object;
  return {
    name: object.name,
    supportedApis: [object.name],
    attributes: attributeDefinitions(object.attributes, side),
    metadata: objectMetadata({ softDeletion, hardDeletion, storage: false, accountEnabled: false, softDeletedProperty }),
  };
}

interface ObjectTraits {
  readonly softDeletion: boolean;
  readonly hardDeletion: boolean;
  readonly storage: boolean;
  readonly accountEnabled: boolean;
  readonly softDeletedProperty: boolean;
}

function objectMetadata(traits: ObjectTraits): JsonObject[] {
  return [
    { key: "IsSoftDeletionSupported", value: String(traits.softDeletion) },
    { key: "IsHardDeletionSupported", value: String(traits.hardDeletion) },
    { key: "ConnectorDataStorageRequired", value: String(traits.storage) },
    { key: "IsSynchronizeAllSupported", value: String(traits.storage) },
    ...(traits.accountEnabled ? [{ key: "PropertyNameAccountEnabled", value: "accountEnabled" }] : []),
    ...(traits.softDeletedProperty ? [{ key: "PropertyNameSoftDeleted", value: "IsSoftDeleted" }] : []),
  ];
}
