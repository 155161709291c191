import type * as pulumi from "@pulumi/pulumi";
import { z } from "zod";

/** Lets a change take users out of scope on purpose. Nothing of it is sent to Graph. */
export interface AllowDeletionsArgs {
  /** The most users that the change may take out of scope. It stands in place of the deletion threshold, be it higher or lower. */
  upTo: pulumi.Input<number>;
  /** Why that is meant. Shown in the preview, and kept in the state of the stack. */
  reason: pulumi.Input<string>;
}

export interface AllowDeletions {
  readonly upTo: number;
  readonly reason: string;
}

const number = "must be a whole number of at least 0";

export const allowDeletions = z
  .strictObject(
    {
      upTo: z.number(number).int(number).min(0, number),
      reason: z.string("must say why").min(1, "must say why"),
    },
    "must be an object with upTo and reason",
  )
  .optional();
