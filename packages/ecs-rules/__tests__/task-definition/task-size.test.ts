import { expect, test } from '@jest/globals';
import { readTaskCpu, readTaskMemory } from '../../src/task-definition/task-size.ts';

test.each([
  { memory: '1 GB', mebibytes: 1024 },
  { memory: '1GB', mebibytes: 1024 },
  { memory: '.5 gb', mebibytes: 512 },
  { memory: '30 GB', mebibytes: 30_720 },
  { memory: '2048', mebibytes: 2048 },
  { memory: '1 MB', mebibytes: undefined },
  { memory: '1  GB', mebibytes: undefined },
])('task memory "$memory" is $mebibytes MiB', ({ memory, mebibytes }) => {
  expect(readTaskMemory({ memory })).toBe(mebibytes);
});

test.each([
  { cpu: '1 vCPU', units: 1024 },
  { cpu: '.25 vcpu', units: 256 },
  { cpu: '2 vCPUs', units: 2048 },
  { cpu: '512', units: 512 },
  { cpu: '1 GB', units: undefined },
])('task cpu "$cpu" is $units units', ({ cpu, units }) => {
  expect(readTaskCpu({ cpu })).toBe(units);
});
