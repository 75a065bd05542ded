import { describe, expect, it } from 'vitest';

import { SignInThrottle } from './sign-in-throttle';

/** A throttle with a clock that the test moves. */
function aThrottle() {
  const clock = { milliseconds: 0 };
  const throttle = new SignInThrottle(() => clock.milliseconds);
  const fail = (email: string, address: string) => throttle.begin(email, address);
  return { throttle, clock, fail };
}

describe('the sign-in throttle', () => {
  it('lets five wrong passwords pass, then asks for 1, 2, 4 … seconds', () => {
    const { clock, fail } = aThrottle();
    for (let i = 0; i < 5; i += 1) expect(fail('a@b.c', '10.0.0.1')).toEqual({ admitted: true });
    const waits: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      const refused = fail('a@b.c', '10.0.0.1');
      if (refused.admitted) throw new Error('was let through');
      waits.push(refused.retryAfterSeconds);
      clock.milliseconds += refused.retryAfterSeconds * 1000;
      expect(fail('a@b.c', '10.0.0.1')).toEqual({ admitted: true });
    }
    expect(waits).toEqual([1, 2, 4, 8]);
  });

  it('never asks for more than fifteen minutes', () => {
    const { clock, fail } = aThrottle();
    let longest = 0;
    for (let i = 0; i < 40; i += 1) {
      const answer = fail('a@b.c', '10.0.0.1');
      if (answer.admitted) continue;
      longest = Math.max(longest, answer.retryAfterSeconds);
      clock.milliseconds += answer.retryAfterSeconds * 1000;
    }
    expect(longest).toBe(15 * 60);
  });

  it('counts tries sent at once before their answers are known', () => {
    const { fail } = aThrottle();
    const admitted = Array.from({ length: 30 }, () => fail('a@b.c', '10.0.0.1')).filter((answer) => answer.admitted);
    expect(admitted).toHaveLength(5);
  });

  it('starts afresh after the right password', () => {
    const { throttle, fail } = aThrottle();
    for (let i = 0; i < 4; i += 1) fail('a@b.c', '10.0.0.1');
    fail('a@b.c', '10.0.0.1');
    throttle.succeeded('a@b.c', '10.0.0.1');
    for (let i = 0; i < 5; i += 1) expect(fail('a@b.c', '10.0.0.1').admitted).toBe(true);
  });

  it('slows an address that tries many e-mails, and nobody else', () => {
    const { fail } = aThrottle();
    for (let i = 0; i < 20; i += 1) expect(fail(`person-${i}@b.c`, '10.0.0.1').admitted).toBe(true);
    expect(fail('person-20@b.c', '10.0.0.1')).toEqual({ admitted: false, retryAfterSeconds: 1 });
    expect(fail('person-20@b.c', '10.0.0.2').admitted).toBe(true);
  });

  it('does not count a failure of ours', () => {
    const { throttle, fail } = aThrottle();
    for (let i = 0; i < 12; i += 1) {
      expect(fail('a@b.c', '10.0.0.1').admitted).toBe(true);
      throttle.undecided('a@b.c', '10.0.0.1');
    }
  });

  it('forgets after an hour of quiet', () => {
    const { clock, fail } = aThrottle();
    for (let i = 0; i < 6; i += 1) fail('a@b.c', '10.0.0.1');
    clock.milliseconds += 61 * 60_000;
    for (let i = 0; i < 5; i += 1) expect(fail('a@b.c', '10.0.0.1').admitted).toBe(true);
  });

  it('keeps a bounded number of records', () => {
    const { fail } = aThrottle();
    for (let i = 0; i < 50_000; i += 1) fail(`person-${i}@b.c`, `10.0.${i >> 8}.${i & 255}`);
    expect(fail('somebody@b.c', '192.168.0.1').admitted).toBe(true);
  });
});
