import { text, textList } from "../graph/body";
import { isObject, type Json } from "../graph/json";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";

/** How one attribute of the provisioning service appears on Graph's user: how it is read, and what writing it changes. */
export interface TargetAttribute {
  read(user: Entity): Json;
  write(value: Json, target: Tenant): Readonly<Record<string, Json>>;
}

const older: Readonly<Record<string, string>> = {
  facsimileTelephoneNumber: "faxNumber",
  mobile: "mobilePhone",
  physicalDeliveryOfficeName: "officeLocation",
};
const truthValues = ["accountEnabled", "showInAddressList"];

const attributes = new Map<string, TargetAttribute>();

/** The attribute by its name in the schema; what Graph's user does not have is kept under its own name. */
export function targetAttribute(name: string): TargetAttribute {
  const known = attributes.get(name);
  if (known) return known;
  const made = makeAttribute(name);
  attributes.set(name, made);
  return made;
}

function makeAttribute(name: string): TargetAttribute {
  if (name === "telephoneNumber") return telephone;
  if (name === "userPrincipalName") return principalName;
  const nested = nestedProperty(name);
  if (nested !== undefined) return insideOf(nested.property, nested.member);
  const property = older[name] ?? name;
  const isTruth = truthValues.includes(name);
  return {
    read: (user) => user[property] ?? null,
    write: (value) => ({ [property]: isTruth ? truth(value) : value }),
  };
}

/** The fifteen extension attributes and what is known of an employee are members of a structured value. */
function nestedProperty(name: string): { property: string; member: string } | undefined {
  if (/^extensionAttribute\d+$/.test(name)) return { property: "onPremisesExtensionAttributes", member: name };
  const member = /^employeeOrgData\.(\w+)$/.exec(name)?.[1];
  return member === undefined ? undefined : { property: "employeeOrgData", member };
}

function insideOf(property: string, member: string): TargetAttribute {
  return {
    read: (user) => (isObject(user[property]) ? (user[property][member] ?? null) : null),
    write: (value) => ({ [property]: { [member]: value } }),
  };
}

function truth(value: Json): Json {
  return typeof value === "string" ? value.toLowerCase() === "true" : value;
}

const telephone: TargetAttribute = {
  read: (user) => textList(user["businessPhones"])[0] ?? null,
  write: (value) => ({ businessPhones: typeof value === "string" ? [value] : [] }),
};

/** A user of another tenant keeps the name from there inside a name of this tenant. */
const principalName: TargetAttribute = {
  read: (user) => user["userPrincipalName"] ?? null,
  write: (value, target) => ({ userPrincipalName: externalName(typeof value === "string" ? value : "", target) }),
};

export function externalName(sourceName: string, target: Tenant): string {
  if (sourceName.includes("#EXT#")) return sourceName;
  return `${sourceName.replace("@", "_")}#EXT#@${initialDomain(target)}`;
}

function initialDomain(target: Tenant): string {
  const domain = target.find("tenant", target.id)?.domain ?? "";
  return `${domain.split(".")[0] ?? ""}.onmicrosoft.com`;
}

/** Whether a target user came from elsewhere: only such users are matched and written. */
export function isInvited(user: Entity): boolean {
  return user["creationType"] === "Invitation" || (text(user, "userPrincipalName") ?? "").includes("#EXT#");
}
