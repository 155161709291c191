import { syncAssignments } from "../../../provider/resources/syncAssignments";
import { checked, servicePrincipalId, unknown } from "./checked";

const marketing = "77777777-7777-4777-8777-777777777777";
const sales = "88888888-8888-4888-8888-888888888888";
const check = (news: object) => checked(syncAssignments, { tenant: "fabrikam", servicePrincipalId, ...news });

test("groups or users are enough, and others are left alone unless it is said otherwise", async () => {
  await expect(check({ groups: [marketing] })).resolves.toMatchObject({
    failures: {},
    inputs: { groups: [marketing], users: [], exclusive: false },
  });
  await expect(check({ users: [sales] })).resolves.toMatchObject({ failures: {}, inputs: { groups: [], users: [sales] } });
});

test.each([{}, { groups: [] }, { groups: [], users: [], exclusive: true }])(
  "nobody in scope (%j) is refused, with the way to mean everybody",
  async (news) => {
    const { failures } = await check(news);
    expect(Object.keys(failures)).toEqual(["groups"]);
    expect(failures.groups).toContain("must name at least one group, or `users` at least one user");
    expect(failures.groups).toContain('Use scope "all"');
  },
);

test("a group that is no object id is named by its place and value", async () => {
  expect((await check({ groups: [marketing, "Marketing"] })).failures).toEqual({
    "groups[1]": 'is "Marketing": must be an object id, a GUID such as 6f1d2c3e-0a4b-4c5d-8e9f-012345678901',
  });
});

test("a user that is no object id is named by its place and value", async () => {
  expect((await check({ users: ["anna@fabrikam.com"] })).failures["users[0]"]).toContain('is "anna@fabrikam.com": must be an object id');
});

test("a single group that is not in a list is refused", async () => {
  expect((await check({ groups: marketing })).failures.groups).toContain("must be a list of object ids");
});

test("the same principal twice is refused, in one list or in both", async () => {
  expect((await check({ groups: [marketing, marketing] })).failures).toEqual({ groups: `names ${marketing} twice` });
  expect((await check({ groups: [marketing], users: [marketing] })).failures).toEqual({ users: `names ${marketing} twice` });
});

test("capital letters in an object id are never a difference from Graph's spelling", async () => {
  const id = "ABCDEFAB-7777-4777-8777-777777777777";
  expect((await check({ groups: [id] })).inputs.groups).toEqual([id.toLowerCase()]);
  expect((await check({ groups: [id, id.toLowerCase()] })).failures.groups).toContain("twice");
});

test("whatever is not known yet passes", async () => {
  expect((await check({ groups: unknown })).failures).toEqual({});
  expect((await check({ groups: [unknown, unknown] })).failures).toEqual({});
  expect((await check({ users: unknown, servicePrincipalId: unknown })).failures).toEqual({});
  expect((await check({ groups: [marketing, unknown], exclusive: unknown })).failures).toEqual({});
});

test("what is not known yet does not hide a wrong id beside it", async () => {
  expect(Object.keys((await check({ groups: [unknown, "Marketing"] })).failures)).toEqual(["groups[1]"]);
});
