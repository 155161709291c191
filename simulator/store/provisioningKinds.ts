/** What the provisioning service remembers of a job besides what Graph shows of it. */
export type ProvisioningState = {
  /** Started and not paused since. */
  readonly active: boolean;
  /** When the next cycle begins, in milliseconds. */
  readonly nextCycleAt: number;
  /** How far the source directory was read; null where the next cycle has to read it all. */
  readonly watermark: number | null;
  /** The schema that the last initial cycle went by. */
  readonly schemaVersion: string | null;
  /** The scope that the last initial cycle went by. */
  readonly syncAll: boolean;
  /** Source users that failed and are tried again in each cycle. */
  readonly escrows: readonly string[];
  /** Source users whose removal from the target waits for a person's consent. */
  readonly staged: readonly string[];
  /** The next cycle deletes however many there are. */
  readonly forceDeletes: boolean;
  /** How often it was restarted. */
  readonly restarts: number;
  /** When a mail about each quarantine reason was sent, in milliseconds. */
  readonly mailed: Readonly<Record<string, number>>;
};

/** A source object and the target object that a job made or found for it. */
export type Link = {
  readonly sourceId: string;
  readonly targetId: string;
  /** The job itself soft-deleted the target object, and may bring it back. */
  readonly softDeleted: boolean;
  /** Left out of the links of users. */
  readonly kind?: "Group";
};

/** To whom a user reports, in the same tenant. */
export type Manager = { readonly userId: string; readonly managerId: string };

/** What a target tenant knows an external user by: it outlives the job that invited the user. */
export type ExternalIdentity = { readonly userId: string };

/** A user who signs in with a phone number and a text message. */
export type SignInPhone = { readonly smsSignIn: boolean };

/** A message that the provisioning service sent. */
export type Mail = {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly sentDateTime: string;
  readonly jobId: string;
  readonly reason: string;
  /** What the SMTP server said, where there is one. */
  readonly delivery?: "sent" | `refused: ${string}`;
};
