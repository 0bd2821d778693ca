import type { DeployError } from '../../ports/deploy-error.ts';

/** The error that ends the run: what the file is, and what to do. */
export type Explain = (what: string, advice?: string) => DeployError;

/** Bytes that are no UTF-8 would be replaced in silence, and deployed so. @throws DeployError what `explain` makes */
export function decodeText(bytes: Uint8Array, explain: Explain): string {
  const encoding = findEncoding(bytes);
  if (encoding !== undefined) {
    const advice = `Convert it: iconv -f ${encoding} -t UTF-8 FILE > NEW-FILE.`;
    throw explain(`is not text in UTF-8 but in ${encoding}`, advice);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw explain(
      'is not text in UTF-8',
      'Save it as UTF-8; from Latin-1: iconv -f ISO-8859-1 -t UTF-8 FILE > NEW-FILE.',
    );
  }
}

/**
 * By the mark at its beginning (Unicode Standard, byte order mark), or by the NULs in its first characters of ASCII.
 */
const ENCODINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:fffe0000|(?!00)..000000)/, 'UTF-32LE'],
  [/^(?:0000feff|000000(?!00)..)/, 'UTF-32BE'],
  [/^(?:fffe|(?!00)..00(?!00)..00)/, 'UTF-16LE'],
  [/^(?:feff|00(?!00)..00(?!00)..)/, 'UTF-16BE'],
];

function findEncoding(bytes: Uint8Array): string | undefined {
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return ENCODINGS.find(([pattern]) => pattern.test(start))?.[1];
}
