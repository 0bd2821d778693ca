/** Identifiers from the seeded sequence that the state carries: the same seed and commands give the same ones. */
import type { MutableState } from './mutable-state.ts';
import { nextRandom, readRandom } from './random.ts';

const HEX = '0123456789abcdef';
const DIGITS = '0123456789';
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The next number of the sequence in [0, 1). */
export function drawNumber(state: MutableState): number {
  state.random = nextRandom(state.random);
  return readRandom(state.random);
}

function drawText(state: MutableState, alphabet: string, length: number): string {
  let text = '';
  for (let at = 0; at < length; at += 1) text += alphabet.charAt(Math.floor(drawNumber(state) * alphabet.length));
  return text;
}

export function drawHex(state: MutableState, length: number): string {
  return drawText(state, HEX, length);
}

export function drawUuid(state: MutableState): string {
  const hex = drawHex(state, 32);
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** `d-` and nine capitals or digits: a deployment of CodeDeploy. */
export function drawDeploymentName(state: MutableState): string {
  return `d-${drawText(state, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 9)}`;
}

/** `ecs-svc/` and 19 digits. */
export function drawDeploymentId(state: MutableState): string {
  return `ecs-svc/${drawSerial(state)}`;
}

/** 19 digits, the first not 0. */
export function drawSerial(state: MutableState): string {
  return `${drawText(state, '123456789', 1)}${drawText(state, DIGITS, 18)}`;
}

/** 21 letters, digits, `-` and `_`, as in the ARN of a service deployment. */
export function drawToken(state: MutableState): string {
  return drawUrlSafe(state, 21);
}

export function drawUrlSafe(state: MutableState, length: number): string {
  return drawText(state, URL_SAFE, length);
}
