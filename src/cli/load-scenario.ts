import { readFile } from 'node:fs/promises';
import { DeployError } from '../errors.ts';
import type { Scenario } from '../local/engine/contract.ts';
import { formatFormFault } from '../local/forms/form.ts';
import { SCENARIO } from '../local/forms/scenario-form.ts';
import { parseYaml } from './parse-yaml.ts';

/** Reads a file with a scenario, YAML or JSON. @throws DeployError with all that is wrong with it */
export async function loadScenario(path: string): Promise<Scenario> {
  const scenario = readScenarioText(await readFile(path, 'utf8').catch(() => undefined));
  if (typeof scenario !== 'string') return scenario;
  const advice = 'See docs/local-ecs.md for the form of a scenario.';
  throw new DeployError({ kind: 'input', message: `The scenario ${path} cannot be used: ${scenario}`, advice });
}

function readScenarioText(text: string | undefined): Scenario | string {
  if (text === undefined) return 'the file cannot be read.';
  const content = parseYaml(text);
  if (content === undefined) return 'it is neither YAML nor JSON.';
  const formed = SCENARIO.read(content, []);
  return 'faults' in formed ? formed.faults.map(formatFormFault).join(' ') : formed.value;
}
