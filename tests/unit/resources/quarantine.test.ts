import { explained } from "../../../provider/resources/quarantine";

describe("a quarantine", () => {
  test("is told with since when, why, what the service says, when it tries again, and what to do", () => {
    const quarantine = {
      reason: "TooManyDeletes",
      since: "2026-08-01T10:00:00Z",
      nextAttempt: "2026-08-01T16:00:00Z",
      message: "Too many.",
    };
    expect(explained(quarantine)).toBe(
      "the job is in quarantine since 2026-08-01T10:00:00Z (TooManyDeletes). A cycle was about to delete or disable as many users as the threshold " +
        "for accidental deletions, or more, and did not. The service says: Too many. It is tried again at 2026-08-01T16:00:00Z. See who " +
        "would go (entra-sync logs --action stagedDelete). If it is meant, let them through: entra-sync allow-deletes, or a new restart trigger with resetScopes " +
        '["ForceDeletes"] and allowDeletions. If not, put them back in scope and restart the job.',
    );
  });

  test("for a reason that nobody has heard of is told as well", () => {
    expect(explained({ reason: "toString" })).toContain("(toString). The service names no reason that is documented.");
  });
});
