/**
 * Chance that can be repeated: a record's draws depend on its stream and number alone, so the same
 * size of demonstration gives the same rows, and any one record can be made again without the others.
 */

import { randomStream, type Random as RandomStream } from '@/lib/random';

/** Changing it changes every demonstration record. */
const SEED = 0x4117_2024;

export class Random {
  readonly #stream: RandomStream;

  /** `stream` names what is drawn, `index` which one of it. */
  constructor(stream: string, index: number) {
    let hash = SEED ^ Math.imul(index + 1, 0x9e3779b1);
    for (let i = 0; i < stream.length; i += 1) hash = Math.imul(hash ^ stream.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    this.#stream = randomStream(hash ^ (hash >>> 16));
  }

  /** From 0 to below 1. */
  next(): number {
    return this.#stream();
  }

  /** Both ends included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.next() * values.length)]!;
  }

  /** One of the keys, as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const entries = Object.entries(weights) as [Key, number][];
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      rest -= weight;
      if (rest < 0) return key;
    }
    return entries.at(-1)![0];
  }

  /** Bell curve around 0 with deviation 1 (sum of twelve, cut at ±6). */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i += 1) sum += this.next();
    return sum;
  }
}
