/** Identifiers from the seeded sequence that the state carries: the same seed and commands give the same ones. */
import type { Draft } from './draft.ts';
import { nextRandom, readRandom } from './random.ts';

const HEX = '0123456789abcdef';
const DIGITS = '0123456789';
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The next number of the sequence in [0, 1). */
export function drawNumber(draft: Draft): number {
  draft.random = nextRandom(draft.random);
  return readRandom(draft.random);
}

function drawText(draft: Draft, alphabet: string, length: number): string {
  let text = '';
  for (let at = 0; at < length; at += 1) text += alphabet.charAt(Math.floor(drawNumber(draft) * alphabet.length));
  return text;
}

export function drawHex(draft: Draft, length: number): string {
  return drawText(draft, HEX, length);
}

export function drawUuid(draft: Draft): string {
  const hex = drawHex(draft, 32);
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
export function drawDeploymentName(draft: Draft): string {
  return `d-${drawText(draft, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 9)}`;
}

/** `ecs-svc/` and 19 digits. */
export function drawDeploymentId(draft: Draft): string {
  return `ecs-svc/${drawSerial(draft)}`;
}

/** 19 digits, the first not 0. */
export function drawSerial(draft: Draft): string {
  return `${drawText(draft, '123456789', 1)}${drawText(draft, DIGITS, 18)}`;
}

/** 21 letters, digits, `-` and `_`, as in the ARN of a service deployment. */
export function drawToken(draft: Draft): string {
  return drawUrlSafe(draft, 21);
}

export function drawUrlSafe(draft: Draft, length: number): string {
  return drawText(draft, URL_SAFE, length);
}
