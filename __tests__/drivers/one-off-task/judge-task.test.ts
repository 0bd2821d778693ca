import { describe, expect, test } from '@jest/globals';
import { judgeTask } from '../../../src/drivers/one-off-task/judge-task.ts';
import { anEndedTask } from './builders.ts';

const ok = { name: 'web', exitCode: 0, isEssential: true };
const failed = { name: 'web', exitCode: 1, isEssential: true };
const sidecar = { name: 'proxy', exitCode: 1, isEssential: false };

describe('a task is well', () => {
  test('when its essential containers ended with 0, whatever the others did', () => {
    expect(judgeTask(anEndedTask([ok, sidecar]))).toEqual({ isWell: true });
  });
});

describe('a task is not well', () => {
  test('when an essential container ended with another code: that one alone is the failed one', () => {
    const task = anEndedTask([sidecar, failed]);

    expect(judgeTask(task)).toEqual({ isWell: false, failedTask: { ...task, containers: [failed] } });
  });

  test('when an essential container never ran', () => {
    const absent = { name: 'web', isEssential: true, reason: 'CannotPullContainerError: not found' };
    const task = anEndedTask([absent], { stopCode: 'TaskFailedToStart', hasRun: false });

    expect(judgeTask(task)).toEqual({ isWell: false, failedTask: task });
  });

  test('when someone stopped it, though its container obeyed with 0', () => {
    const task = anEndedTask([ok], { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' });

    expect(judgeTask(task)).toEqual({ isWell: false, failedTask: task });
  });

  test.each([
    { name: 'stopped on request', exit: { exitCode: 143 } },
    { name: 'killed', exit: { exitCode: 137 } },
    { name: 'not started yet', exit: {} },
  ])(
    'when a second essential container was $name as the first had ended well, which is then advised on',
    ({ exit }) => {
      const failed = { name: 'proxy', ...exit, isEssential: true };
      const task = anEndedTask([ok, failed]);

      expect(judgeTask(task)).toEqual({
        isWell: false,
        failedTask: { ...task, containers: [failed] },
        nextStep:
          'Set essential to false for container proxy: ECS ended it because web had ended well, and an essential container counts.',
      });
    },
  );

  const proxy = (exitCode: number) => ({ name: 'proxy', exitCode, isEssential: true });

  test.each([
    { name: 'when a second one failed by itself', containers: [ok, proxy(1)] },
    { name: 'when its only container was stopped', containers: [proxy(143)] },
    { name: 'when someone stopped it', containers: [ok, proxy(143)], stopCode: 'UserInitiated' },
  ])('without advice on its containers $name', ({ containers, stopCode = 'EssentialContainerExited' }) => {
    expect(judgeTask(anEndedTask(containers, { stopCode }))).not.toHaveProperty('nextStep');
  });
});
