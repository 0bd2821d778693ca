import { default as jestRunner } from 'jest-runner';

const { default: TestRunner = jestRunner } = jestRunner;

/** Runs the files of a project one after another, in jest's own process. */
export default class SerialRunner extends TestRunner {
  isSerial = true;
}
