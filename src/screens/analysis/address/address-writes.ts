/**
 * Tells the addresses that the page wrote itself from those that somebody else chose: back, forward, a link. An
 * address is read some time after it was written, and on a busy machine after the next one was written: restored
 * then, it would undo what was chosen since. Some that were written are never read, because the next one overtook them.
 */
export class AddressWrites {
  /** Written and not read yet, the oldest first. */
  private awaited: string[] = [];
  /** What the choice says, as it was last written or restored. */
  private last: string;
  /** What stands in the address, as it was last read. */
  private present: string;

  /** @param address What stands in the address at the start. */
  constructor(address: string) {
    this.last = address;
    this.present = address;
  }

  /** Notes that an address is about to be written; false when it says what is there or on its way already. */
  write(address: string): boolean {
    if (address === this.last) return false;
    this.last = address;
    this.awaited.push(address);
    return true;
  }

  /** Notes that an address was read; true when it is somebody else's and what it says is to be restored. */
  read(address: string): boolean {
    if (address === this.present) return false;
    this.present = address;
    const index = this.awaited.indexOf(address);
    if (index >= 0) {
      this.awaited.splice(0, index + 1);
      return false;
    }
    this.awaited = [];
    if (address === this.last) return false;
    this.last = address;
    return true;
  }
}
