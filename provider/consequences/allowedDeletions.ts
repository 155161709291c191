import type * as pulumi from "@pulumi/pulumi";
import { z } from "zod";

/** The program's word that users may lose their access to the target tenant. Without it, as many as the threshold are refused. */
export interface AllowedDeletionsArgs {
  /** How many users at most, in one change. */
  upTo: pulumi.Input<number>;
  /** Why; for whoever reviews the program. Sent nowhere. */
  reason: pulumi.Input<string>;
}

export interface AllowedDeletions {
  readonly upTo: number;
  readonly reason: string;
}

export const allowedDeletions = z
  .strictObject(
    {
      upTo: z.int("must be a whole number of users").min(1, "must be at least 1"),
      reason: z.string("must be a text").min(1, "must say why"),
    },
    { error: (issue) => (issue.code === "invalid_type" ? "must be { upTo: number of users, reason: why }" : undefined) },
  )
  .optional();
