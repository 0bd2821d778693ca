/** Globals that every JavaScript runtime has; the engine is compiled without Node's types. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
