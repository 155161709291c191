import type { Call } from "../language/tree";
import { attr, call, type NumberTerm, type TextTerm } from "./terms";

/** How many values the attribute has. */
export const count = (attribute: TextTerm): Call => call("Count", attribute);

/** The value with this number, counted from 1. */
export const item = (attribute: TextTerm, index: NumberTerm): Call => call("Item", attribute, index);

/** Each value once. */
export const removeDuplicates = (attribute: TextTerm): Call => call("RemoveDuplicates", attribute);

/** Several values from one text. */
export const split = (source: TextTerm, delimiter: TextTerm): Call => call("Split", source, delimiter);

/** Which value has the text in it, counted from 1; 0 when none has. Documented for cloud sync only. */
export const contains = (attribute: TextTerm, sought: TextTerm): Call => call("Contains", attribute, sought);

const roles = attr("appRoleAssignments");

/** The names of the user's roles. Only in Graph's older list of functions. */
export const appRoleAssignments = (source: TextTerm = roles): Call => call("AppRoleAssignments", source);

/** All roles of the user as SCIM roles, added to those in the target. Not with the scope "all users". */
export const appRoleAssignmentsComplex = (source: TextTerm = roles): Call => call("AppRoleAssignmentsComplex", source);

/** All roles of the user as SCIM roles, in place of those in the target. */
export const assertiveAppRoleAssignmentsComplex = (source: TextTerm = roles): Call => call("AssertiveAppRoleAssignmentsComplex", source);

/** The user's one role. */
export const singleAppRoleAssignment = (source: TextTerm = roles): Call => call("SingleAppRoleAssignment", source);
