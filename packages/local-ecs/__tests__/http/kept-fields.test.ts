import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { REQUEST_FIELDS } from '../../src/engine/request-fields/table.ts';
import { listLost } from '../support/harness/kept-fields.ts';
import { KeptStage } from '../support/harness/kept-stage.ts';
import { KEPT_STORIES } from '../support/harness/kept-stories.ts';

let local: Emulator;

beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'virtual' } });
});

afterEach(() => local.close());

test('every operation with a field that is kept has its story', () => {
  const keeping = Object.entries(REQUEST_FIELDS).flatMap(([operation, { kept }]) =>
    kept === undefined ? [] : operation,
  );

  expect(Object.keys(KEPT_STORIES)).toEqual(keeping);
});

test.each(Object.entries(KEPT_STORIES))('every field that %s keeps is described', async (operation, play) => {
  const stage = new KeptStage(local);

  const described = await play(stage);

  expect(listLost(stage.sent, described, operation)).toEqual([]);
});
