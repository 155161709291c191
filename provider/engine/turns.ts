/** Lets those who change the same thing do so one after the other; others are not held up. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** `isFirst`: nobody had a turn before, so that what was seen of the subject is as it was. */
  take<Result>(subject: string, act: (isFirst: boolean) => Promise<Result>): Promise<Result> {
    const before = this.last.get(subject);
    // How it went for the one before is for that one to say.
    const turn = before === undefined ? act(true) : before.catch(() => undefined).then(() => act(false));
    this.last.set(subject, turn);
    return turn;
  }
}
