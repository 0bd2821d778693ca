/** Globals that every JavaScript runtime has; the engine is compiled without Node's types. */
declare function btoa(text: string): string;
declare function atob(text: string): string;

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
