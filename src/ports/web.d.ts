/**
 * What every JavaScript runtime has also the language, as far as it is used here: everything but the adapters, the
 * entries and the composition is compiled without the types of Node.
 */

interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class URL {
  static canParse(text: string): boolean;
  constructor(text: string);
  readonly protocol: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}
