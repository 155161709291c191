import { isActive, type JobWire } from "../../../provider/resources/jobs";
import { statusOf } from "../../../provider/resources/syncJobStatus";

const job = (status: JobWire["status"], schedule?: JobWire["schedule"]): JobWire => ({
  id: "job",
  templateId: "Azure2Azure",
  status,
  schedule,
});

describe("how a job fares", () => {
  test("before its first cycle is not a failure, whatever Graph's placeholder says", () => {
    const lastExecution = {
      state: "Failed",
      timeBegan: "0001-01-01T00:00:00Z",
      timeEnded: "0001-01-01T00:00:00Z",
      countExported: 0,
      error: { code: "None", message: "" },
    };
    expect(statusOf(job({ code: "NotRun", lastExecution, quarantine: null }))).toEqual({
      code: "NotRun",
      quarantine: undefined,
      lastCycle: undefined,
    });
  });

  test("after a cycle tells when it ran and how many users it wrote", () => {
    const lastExecution = {
      state: "Succeeded",
      timeBegan: "2026-08-01T10:00:00Z",
      timeEnded: "2026-08-01T10:05:00Z",
      countExported: 12,
      error: { code: "None" },
    };
    expect(statusOf(job({ code: "Active", lastExecution }))).toEqual({
      code: "Active",
      quarantine: undefined,
      lastCycle: { state: "Succeeded", began: "2026-08-01T10:00:00Z", ended: "2026-08-01T10:05:00Z", exported: 12, error: undefined },
    });
  });

  test.each([
    [{ code: "InsufficientRights", message: "Not allowed." }, "Not allowed."],
    [{ code: "InsufficientRights", message: "" }, "InsufficientRights"],
    [{ code: "InsufficientRights" }, "InsufficientRights"],
    [null, undefined],
  ])("after a failed cycle says why: %j", (error, said) => {
    expect(
      statusOf(job({ code: "Active", lastExecution: { state: "Failed", timeBegan: "2026-08-01T10:00:00Z", error } })).lastCycle?.error,
    ).toBe(said);
  });

  test("in quarantine says why, since when, and when it is tried again", () => {
    const quarantine = {
      reason: "TooManyDeletes",
      currentBegan: "2026-08-01T10:00:00Z",
      nextAttempt: "2026-08-01T16:00:00Z",
      error: { code: "x", message: "Too many." },
    };
    expect(statusOf(job({ code: "Quarantine", quarantine })).quarantine).toEqual({
      reason: "TooManyDeletes",
      since: "2026-08-01T10:00:00Z",
      nextAttempt: "2026-08-01T16:00:00Z",
      message: "Too many.",
    });
  });

  test("of which Graph says nothing is unknown", () => {
    expect(statusOf(job(null))).toEqual({ code: "Unknown", quarantine: undefined, lastCycle: undefined });
  });
});

describe("a job", () => {
  test.each(["Active", "Paused", "NotRun", "Quarantine"])("is active by its schedule, whatever its status %s says", (code) => {
    expect(isActive(job({ code }, { state: "Active" }))).toBe(true);
    expect(isActive(job({ code }, { state: "Disabled" }))).toBe(false);
    expect(isActive(job({ code }, { state: "Paused" }))).toBe(false);
  });

  test("without a schedule is active by its status, also in quarantine", () => {
    expect(["Active", "NotRun", "Quarantine"].map((code) => isActive(job({ code })))).toEqual([true, true, true]);
    expect(["Paused", "NotConfigured", undefined].map((code) => isActive(job({ code }, null)))).toEqual([false, false, false]);
  });
});
