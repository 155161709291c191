import type { SyncStatus } from "../../provider/operator/syncStatus";
import { sentenceOf } from "../failure";
import type { StackSync } from "../stack/state";
import type { ConfigurationReading, Labels } from "./reading";

/** Looks at one configuration again and again, and keeps what it saw last. */
export class Lookout {
  private underWay: Promise<void> | undefined;
  private status: SyncStatus | undefined;
  private readAt: number | undefined;
  private labels: Labels;
  private troubled = false;

  constructor(
    readonly sync: StackSync,
    private readonly from: {
      readonly read: (sync: StackSync) => Promise<SyncStatus>;
      readonly labelsOf: (sync: StackSync, status?: SyncStatus) => Labels;
      readonly say: (sentence: string) => void;
    },
  ) {
    this.labels = from.labelsOf(sync);
  }

  /** Whether the last look failed. */
  get isTroubled(): boolean {
    return this.troubled;
  }

  get reading(): ConfigurationReading {
    return { labels: this.labels, status: this.status, readAt: this.readAt };
  }

  /** A look that takes long is not joined by a second one. */
  look(): Promise<void> {
    this.underWay ??= this.lookOnce().finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  private async lookOnce(): Promise<void> {
    const name = `${this.labels.configuration} (${this.sync.tenant})`;
    try {
      this.status = await this.from.read(this.sync);
      this.readAt = Date.now();
      this.labels = this.from.labelsOf(this.sync, this.status);
      if (this.troubled) this.from.say(`${name} can be read again.`);
      this.troubled = false;
    } catch (error) {
      this.status = undefined;
      // Once, and not every minute for as long as it lasts.
      if (!this.troubled) this.from.say(`${name} cannot be read: ${sentenceOf(error)}`);
      this.troubled = true;
    }
  }
}
