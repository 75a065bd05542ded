import { describe, expect, it } from 'vitest';
import { AddressWrites } from './address-writes';

describe('addresses that the page wrote and those of somebody else', () => {
  it('what was there at the start, or was written, is not restored', () => {
    const writes = new AddressWrites('start');
    expect(writes.read('start')).toBe(false);
    expect([writes.write('one'), writes.read('one')]).toEqual([true, false]);
  });

  it('nothing is written twice', () => {
    const writes = new AddressWrites('start');
    expect([writes.write('start'), writes.write('one'), writes.write('one')]).toEqual([false, true, false]);
  });

  it('an address that is read after the next one was written undoes nothing', () => {
    const writes = new AddressWrites('start');
    writes.write('one');
    writes.write('two');
    expect([writes.read('one'), writes.read('two')]).toEqual([false, false]);
  });

  it('nor does one that was overtaken and is never read, nor a choice taken back', () => {
    const writes = new AddressWrites('start');
    writes.write('one');
    writes.write('start');
    expect(writes.read('start')).toBe(false);
    writes.write('two');
    expect([writes.read('start'), writes.read('two')]).toEqual([false, false]);
  });

  it('back and forward are restored, each time', () => {
    const writes = new AddressWrites('start');
    writes.write('one');
    writes.read('one');
    expect([writes.read('start'), writes.read('one'), writes.read('start')]).toEqual([true, true, true]);
    expect(writes.write('start')).toBe(false);
  });

  it('going back before what was written is read is restored', () => {
    const writes = new AddressWrites('start');
    writes.write('one');
    expect(writes.read('before')).toBe(true);
    expect([writes.write('one'), writes.read('one')]).toEqual([true, false]);
    expect(writes.read('before')).toBe(true);
  });
});
