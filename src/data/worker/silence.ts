/** Aborts a request when nothing was heard for so long. To be ended, whatever came of the request. */
export class Silence {
  private readonly controller = new AbortController();
  private readonly milliseconds: number;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
    this.isBroken();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Something was heard: the time begins anew. */
  isBroken(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => this.controller.abort(new Error(`Nothing came for ${this.milliseconds / 1000} s.`)),
      this.milliseconds,
    );
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
