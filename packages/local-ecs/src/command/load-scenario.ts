import { readFile } from 'node:fs/promises';
import type { Scenario } from '../engine/contract.ts';
import { SettingError } from '../errors/setting-error.ts';
import { formatFormError } from '../forms/form.ts';
import { SCENARIO } from '../forms/scenario-form.ts';
import { parseYaml } from './parse-yaml.ts';

/** Reads a file with a scenario, YAML or JSON. @throws SettingError with all that is wrong with it */
export async function loadScenario(path: string): Promise<Scenario> {
  const scenario = readScenarioText(await readFile(path, 'utf8').catch(() => undefined));
  if (typeof scenario !== 'string') return scenario;
  const advice = 'See docs/local-ecs.md for the format of a scenario.';
  throw new SettingError(`The scenario ${path} cannot be used: ${scenario}`, advice);
}

function readScenarioText(text: string | undefined): Scenario | string {
  if (text === undefined) return 'the file cannot be read.';
  const content = parseYaml(text);
  if (content === undefined) return 'it is neither YAML nor JSON.';
  const formed = SCENARIO.read(content, []);
  return 'errors' in formed ? formed.errors.map(formatFormError).join(' ') : formed.value;
}
