import { createHash, randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { CompressedAnswers } from './compressed-answers';
import { Slots } from './slots';

describe('compressed answers', () => {
  it('the second reader gets the same buffer, in each encoding its own', async () => {
    const answers = new CompressedAnswers(1_000_000);
    const content = Buffer.from('示例'.repeat(5000));
    const first = await answers.compress(content, 'br');
    expect(await answers.compress(Buffer.from(content), 'br')).toBe(first);
    expect(brotliDecompressSync(first).equals(content)).toBe(true);
    expect(gunzipSync(await answers.compress(content, 'gzip')).equals(content)).toBe(true);
  });

  it('who knows the digest gets what is kept under it, and nothing in an encoding that nobody asked for', async () => {
    const answers = new CompressedAnswers(1_000_000);
    const content = randomBytes(10_000);
    const digest = createHash('sha256').update(content).digest('hex');
    expect(answers.kept(digest, 'gzip')).toBeNull();
    const form = await answers.compress(content, 'gzip');
    expect(answers.kept(digest, 'gzip')).toBe(form);
    expect(answers.kept(digest, 'br')).toBeNull();
  });

  it('readers at the same time share the work', async () => {
    const answers = new CompressedAnswers(1_000_000);
    const content = randomBytes(10_000);
    const all = await Promise.all(Array.from({ length: 5 }, () => answers.compress(content, 'br')));
    expect(new Set(all).size).toBe(1);
  });

  it('other content never gets another’s form, and memory stays bounded: the least recently used go', async () => {
    const answers = new CompressedAnswers(35_000);
    const contents = Array.from({ length: 3 }, () => randomBytes(10_000));
    const forms: Buffer[] = [];
    // One after the other: of several at a time any may be done, and so be used, last.
    for (const content of contents) forms.push(await answers.compress(content, 'br'));
    for (const [index, form] of forms.entries()) expect(brotliDecompressSync(form).equals(contents[index]!)).toBe(true);
    expect(await answers.compress(contents[0]!, 'br')).toBe(forms[0]);
    await answers.compress(randomBytes(10_000), 'br');
    expect(answers.keptBytes).toBeLessThanOrEqual(35_000);
    expect(await answers.compress(contents[0]!, 'br')).toBe(forms[0]);
    expect(await answers.compress(contents[1]!, 'br')).not.toBe(forms[1]);
  });

  it('one that is larger than all room is not kept', async () => {
    const answers = new CompressedAnswers(100);
    await answers.compress(randomBytes(10_000), 'gzip');
    expect(answers.keptBytes).toBe(0);
  });
});

describe('slots', () => {
  it('let so many in at a time, the others in order', async () => {
    const slots = new Slots(1);
    const order: string[] = [];
    const release = await slots.take();
    const second = slots.take().then((give) => (order.push('second'), give));
    const third = slots.take().then((give) => (order.push('third'), give));
    expect(order).toEqual([]);
    release();
    release(); // Giving back twice frees one slot.
    (await second)();
    (await third)();
    expect(order).toEqual(['second', 'third']);
  });

  it('are given back by work that fails', async () => {
    const slots = new Slots(1);
    await expect(slots.use(() => Promise.reject(new Error('planned by the test')))).rejects.toThrow('planned');
    expect(await slots.use(() => Promise.resolve('next'))).toBe('next');
  });
});
