/** A part of the picture, in its own units, and the time that its width stands for. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly spanMs: number;
}

/** Places in a box, to a tenth of a unit. */
export const place = {
  x: ({ left, width, spanMs }: Box, atMs: number): number =>
    tenth(left + (width * Math.min(spanMs, Math.max(0, atMs))) / spanMs),
  /** @param share from the lower edge, 0 to 1 */
  y: ({ top, height }: Box, share: number): number => tenth(top + height * (1 - share)),
};

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Round steps from 0 to `top`, about so many. */
export function axisSteps(top: number, about: number): readonly number[] {
  const size = chooseStep([1, 2, 5], top / about);
  return Array.from({ length: Math.floor(top / size) + 1 }, (_, index) => index * size);
}

/** Round times from 0 to the end of the span, about eight. */
export function timeSteps(spanMs: number): readonly number[] {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200];
  const size = (steps.find((seconds) => seconds * 1000 >= spanMs / 9) ?? 86_400) * 1000;
  return Array.from({ length: Math.floor(spanMs / size) + 1 }, (_, index) => index * size);
}

function chooseStep(digits: readonly number[], least: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, least))));
  return digits.map((digit) => digit * power).find((step) => step >= least) ?? 10 * power;
}
