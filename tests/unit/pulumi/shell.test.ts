import { shell, typeToken, type Kind } from "../../../provider/pulumi/shell";

/** Stored in the state of every user: these texts may never change. Add a line for a new kind; touch no other. */
const golden: readonly (readonly [Kind, string, string])[] = [
  [
    "PartnerPolicy",
    'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.PartnerPolicy',
    "pulumi-nodejs:dynamic/entra-sync:PartnerPolicy",
  ],
  [
    "SyncConfiguration",
    'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.SyncConfiguration',
    "pulumi-nodejs:dynamic/entra-sync:SyncConfiguration",
  ],
  [
    "SyncAssignments",
    'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.SyncAssignments',
    "pulumi-nodejs:dynamic/entra-sync:SyncAssignments",
  ],
  [
    "SyncSettings",
    'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.SyncSettings',
    "pulumi-nodejs:dynamic/entra-sync:SyncSettings",
  ],
  ["SyncJob", 'exports.handler=()=>require("pulumi-entra-sync/runtime").lifecycles.SyncJob', "pulumi-nodejs:dynamic/entra-sync:SyncJob"],
];

describe.each(golden)("the state of a %s", (kind, text, type) => {
  test("names our code, in a text that never changes", () => {
    expect(shell(kind)).toBe(text);
  });

  test("holds at most 2 KB of text, and no logic", () => {
    expect(Buffer.byteLength(shell(kind))).toBeLessThanOrEqual(2048);
    expect(shell(kind)).not.toMatch(/class |function|\{|;/);
  });

  test("has a type that never changes", () => {
    expect(typeToken(kind)).toBe(type);
  });
});
