import { GraphError } from "../graph/graphError";
import type { ComplexType, EnumType, Properties } from "../graph/propertyType";

/** The service answers a word that is not in an enum, also one in the wrong case, as not acceptable. */
function words(...values: readonly string[]): EnumType {
  return { values, refusal: (word) => new GraphError(406, "NotAcceptable", `Requested value '${word}' was not found.`) };
}

function flags(...values: readonly string[]): EnumType {
  return { ...words(...values), flags: true };
}

function complex(name: string, properties: Properties): ComplexType {
  return { complex: `microsoft.graph.${name}`, properties };
}

/** Keys are open: the service returns more of them than its metadata names. */
const metadata = { collection: complex("metadataEntry", { key: "Edm.String", value: "Edm.String" }) };
const clause = complex("filterClause", {
  operatorName: "Edm.String",
  sourceOperandName: "Edm.String",
  targetOperand: complex("filterOperand", { values: "Collection(Edm.String)" }),
});
const groups = { collection: complex("filterGroup", { name: "Edm.String", clauses: { collection: clause } }) };
const scope = complex("filter", { groups, inputFilterGroups: groups, categoryFilterGroups: groups });

const mappingSource: { complex: string; properties: Record<string, Properties[string]> } = {
  complex: "microsoft.graph.attributeMappingSource",
  properties: { expression: "Edm.String", name: "Edm.String", type: words("Attribute", "Constant", "Function") },
};
// A function's parameters are sources again.
mappingSource.properties["parameters"] = {
  collection: complex("stringKeyAttributeMappingSourceValuePair", { key: "Edm.String", value: mappingSource }),
};

const attributeMapping = complex("attributeMapping", {
  defaultValue: "Edm.String",
  exportMissingReferences: "Edm.Boolean!",
  flowBehavior: words("FlowWhenChanged", "FlowAlways"),
  flowType: words("Always", "ObjectAddOnly", "MultiValueAddOnly", "ValueAddOnly", "AttributeAddOnly"),
  matchingPriority: "Edm.Int32!",
  source: mappingSource,
  targetAttributeName: "Edm.String",
});
const objectMapping = complex("objectMapping", {
  attributeMappings: { collection: attributeMapping },
  enabled: "Edm.Boolean!",
  flowTypes: flags("None", "Add", "Update", "Delete"),
  metadata,
  name: "Edm.String",
  scope,
  sourceObjectName: "Edm.String",
  targetObjectName: "Edm.String",
});
const rule = complex("synchronizationRule", {
  containerFilter: complex("containerFilter", { includedContainers: "Collection(Edm.String)" }),
  editable: "Edm.Boolean!",
  groupFilter: complex("groupFilter", { includedGroups: "Collection(Edm.String)" }),
  id: "Edm.String",
  metadata,
  name: "Edm.String",
  objectMappings: { collection: objectMapping },
  priority: "Edm.Int32!",
  sourceDirectoryName: "Edm.String",
  targetDirectoryName: "Edm.String",
});
const attributeDefinition = complex("attributeDefinition", {
  anchor: "Edm.Boolean!",
  apiExpressions: { collection: complex("stringKeyStringValuePair", { key: "Edm.String", value: "Edm.String" }) },
  caseExact: "Edm.Boolean!",
  defaultValue: "Edm.String",
  flowNullValues: "Edm.Boolean!",
  metadata,
  multivalued: "Edm.Boolean!",
  mutability: words("ReadWrite", "ReadOnly", "Immutable", "WriteOnly"),
  name: "Edm.String",
  referencedObjects: { collection: complex("referencedObject", { referencedObjectName: "Edm.String", referencedProperty: "Edm.String" }) },
  required: "Edm.Boolean!",
  type: words("String", "Integer", "Reference", "Binary", "Boolean", "DateTime"),
});
const objectDefinition = complex("objectDefinition", {
  attributes: { collection: attributeDefinition },
  metadata,
  name: "Edm.String",
  supportedApis: "Collection(Edm.String)",
});
const directory = complex("directoryDefinition", {
  discoverabilities: flags(
    "None",
    "AttributeNames",
    "AttributeDataTypes",
    "AttributeReadOnly",
    "ReferenceAttributes",
    "UnknownFutureValue",
  ),
  discoveryDateTime: "Edm.DateTimeOffset",
  id: "Edm.String",
  name: "Edm.String",
  objects: { collection: objectDefinition },
  readOnly: "Edm.Boolean!",
  version: "Edm.String",
});

/** Everything that a PUT of a schema may say. `provisioningTaskIdentifier` is what older reads returned. */
export const schemaProperties: Properties = {
  directories: { collection: directory },
  id: "Edm.String",
  provisioningTaskIdentifier: "Edm.String",
  synchronizationRules: { collection: rule },
  version: "Edm.String",
};
