import { default as sequencer } from '@jest/test-sequencer';

const { default: TestSequencer = sequencer } = sequencer;

/** Small files that take minutes: started last, they would keep one core busy and the other idle. */
const SLOW =
  /histories\.test\.ts$|tutorial-aws-cli\.test\.ts$|is-stuck\.test\.ts$|says-why\.test\.ts$|verifies-[a-z-]+\.test\.ts$|rebuilds\.test\.ts$|rolls-back-by-input\.test\.ts$/;

/** jest starts with the largest files, when it knows no durations yet; here the slow ones come before them. */
export default class SlowFirst extends TestSequencer {
  sort(tests) {
    const ordered = super.sort(tests);
    return [...ordered.filter(({ path }) => SLOW.test(path)), ...ordered.filter(({ path }) => !SLOW.test(path))];
  }
}
