/** SHA-256 (FIPS 180-4), written out because the engine has no module of the outside. */

/** Lower-case hexadecimal digest of a text in UTF-8. */
export function computeSha256(text: string): string {
  const message = pad(new TextEncoder().encode(text));
  const view = new DataView(message.buffer);
  let hash: readonly number[] = listPrimes(8).map((prime) => takeFraction(Math.sqrt(prime)));
  const constants = listPrimes(64).map((prime) => takeFraction(Math.cbrt(prime)));
  for (let at = 0; at < message.length; at += 64) hash = digestBlock(hash, readSchedule(view, at), constants);
  return hash.map((word) => word.toString(16).padStart(8, '0')).join('');
}

function listPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return primes;
}

/** The first 32 bits after the point. */
function takeFraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32) >>> 0;
}

/** A bit that is set, zeros, and the length in bits, to whole blocks of 64 bytes. */
function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  return padded;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function readSchedule(view: DataView, start: number): readonly number[] {
  const words = Array.from({ length: 16 }, (_, at) => view.getUint32(start + at * 4));
  for (let at = 16; at < 64; at += 1) {
    const early = words[at - 15] ?? 0;
    const late = words[at - 2] ?? 0;
    const small = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const great = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words.push(((words[at - 16] ?? 0) + small + (words[at - 7] ?? 0) + great) >>> 0);
  }
  return words;
}

function digestBlock(
  hash: readonly number[],
  words: readonly number[],
  constants: readonly number[],
): readonly number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (const [at, word] of words.entries()) {
    const mixedE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const first = (h + mixedE + chosen + (constants[at] ?? 0) + word) >>> 0;
    const mixedA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [a, b, c, d, e, f, g, h] = [(first + mixedA + majority) >>> 0, a, b, c, (d + first) >>> 0, e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => ((hash[at] ?? 0) + word) >>> 0);
}
