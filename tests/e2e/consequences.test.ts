import { tell, type Story } from "../consequences/story";

jest.setTimeout(240_000);

describe("previews of the real engine, on a pair with 700 users and a threshold of 500", () => {
  let story: Story;
  beforeAll(async () => {
    story = await tell(() => undefined);
  }, 240_000);

  test("the same program asks Graph nothing", () => {
    expect(story.synchronized).toBe(700);
    expect(story.unchanged).toMatchObject({ passed: true, requests: 0 });
  });

  test("a change that would deprovision 612 of them fails, and names the way out", () => {
    expect(story.taking612.passed).toBe(false);
    expect(story.taking612.output).toMatch(/property scopingFilters .*would deprovision 612 of 700 users .*allowDeletions: \{ upTo: 612/);
    expect(story.taking612.requests).toBeLessThanOrEqual(3);
  });

  test("one that would deprovision 400 passes, and says so on the row of the resource", () => {
    expect(story.taking400.passed).toBe(true);
    expect(story.taking400.output).toMatch(/SyncSchema \(Fabrikam to Contoso-schema\):\s+warning: .*would deprovision 400 of 700 users/);
  });

  test("the 612 pass where the program allows them", () => {
    expect(story.allowing612.passed).toBe(true);
    expect(story.allowing612.output).toContain("allowDeletions says why: Contoso keeps Marketing only.");
  });
});
