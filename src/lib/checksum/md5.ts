/** The sine table of RFC 1321: the first 32 bits after the point of |sin(step + 1)|. */
const sines = Int32Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));

/** Octets of a digest. */
export const MD5_OCTETS = 16;

/**
 * MD5 (RFC 1321), against accidents on the way and not against forgers. It is here because it is the
 * one digest that every PostgreSQL has in SQL and no browser has in JavaScript, and because the
 * browser's own SHA-256 is missing on a plain-http address of an office network.
 * Cost: about 2 ms a megabyte.
 */
export function md5(octets: Uint8Array): Uint8Array {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const whole = octets.length - (octets.length % 64);
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  for (let offset = 0; offset < whole; offset += 64) mix(state, view, offset);
  // What remains, a set bit, zeros, and the length in bits fill one more block or two.
  const rest = octets.subarray(whole);
  const end = new Uint8Array(rest.length < 56 ? 64 : 128);
  end.set(rest);
  end[rest.length] = 0x80;
  const endView = new DataView(end.buffer);
  endView.setUint32(end.length - 8, (octets.length * 8) >>> 0, true);
  endView.setUint32(end.length - 4, Math.floor(octets.length / 2 ** 29), true);
  for (let offset = 0; offset < end.length; offset += 64) mix(state, endView, offset);
  const digest = new DataView(new ArrayBuffer(MD5_OCTETS));
  state.forEach((word, place) => digest.setInt32(place * 4, word, true));
  return new Uint8Array(digest.buffer);
}

const words = new Int32Array(16);

/** Mixes a block of 64 octets into the state: four rounds of sixteen steps, four steps at a time. */
function mix(state: Int32Array, view: DataView, offset: number): void {
  for (let word = 0; word < 16; word += 1) words[word] = view.getInt32(offset + word * 4, true);
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  for (let step = 0; step < 16; step += 4) {
    a = turn(a, (b & c) | (~b & d), b, words[step]!, sines[step]!, 7);
    d = turn(d, (a & b) | (~a & c), a, words[step + 1]!, sines[step + 1]!, 12);
    c = turn(c, (d & a) | (~d & b), d, words[step + 2]!, sines[step + 2]!, 17);
    b = turn(b, (c & d) | (~c & a), c, words[step + 3]!, sines[step + 3]!, 22);
  }
  for (let step = 16; step < 32; step += 4) {
    a = turn(a, (b & d) | (c & ~d), b, words[(5 * step + 1) & 15]!, sines[step]!, 5);
    d = turn(d, (a & c) | (b & ~c), a, words[(5 * step + 6) & 15]!, sines[step + 1]!, 9);
    c = turn(c, (d & b) | (a & ~b), d, words[(5 * step + 11) & 15]!, sines[step + 2]!, 14);
    b = turn(b, (c & a) | (d & ~a), c, words[(5 * step + 16) & 15]!, sines[step + 3]!, 20);
  }
  for (let step = 32; step < 48; step += 4) {
    a = turn(a, b ^ c ^ d, b, words[(3 * step + 5) & 15]!, sines[step]!, 4);
    d = turn(d, a ^ b ^ c, a, words[(3 * step + 8) & 15]!, sines[step + 1]!, 11);
    c = turn(c, d ^ a ^ b, d, words[(3 * step + 11) & 15]!, sines[step + 2]!, 16);
    b = turn(b, c ^ d ^ a, c, words[(3 * step + 14) & 15]!, sines[step + 3]!, 23);
  }
  for (let step = 48; step < 64; step += 4) {
    a = turn(a, c ^ (b | ~d), b, words[(7 * step) & 15]!, sines[step]!, 6);
    d = turn(d, b ^ (a | ~c), a, words[(7 * step + 7) & 15]!, sines[step + 1]!, 10);
    c = turn(c, a ^ (d | ~b), d, words[(7 * step + 14) & 15]!, sines[step + 2]!, 15);
    b = turn(b, d ^ (c | ~a), c, words[(7 * step + 21) & 15]!, sines[step + 3]!, 21);
  }
  state[0] = (state[0]! + a) | 0;
  state[1] = (state[1]! + b) | 0;
  state[2] = (state[2]! + c) | 0;
  state[3] = (state[3]! + d) | 0;
}

/** One step: the register, the round's function of the others, their neighbour, word, sine, rotation. */
function turn(register: number, mixed: number, neighbour: number, word: number, sine: number, bits: number): number {
  const sum = (register + mixed + word + sine) | 0;
  return (((sum << bits) | (sum >>> (32 - bits))) + neighbour) | 0;
}
