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
      "the job is in quarantine since 2026-08-01T10:00:00Z: as many users would be deleted in the target tenant as the threshold says, " +
        "so none was (TooManyDeletes). The service says: Too many. The service tries again at 2026-08-01T16:00:00Z. What to do: bring those " +
        "users back into scope; or, if they are to go, let the deletes through: a new restart trigger with resetScopes " +
        '["ForceDeletes"] and allowDeletions.',
    );
  });

  test("for a reason that nobody has heard of is told as well", () => {
    expect(explained({ reason: "toString" })).toContain("no reason that is documented (toString)");
  });
});
