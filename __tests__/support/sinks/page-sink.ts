/** The page of the local ECS: text goes into text nodes and into the values of attributes. */
import { aBusySnapshot, listElements } from '../../../packages/local-ecs/__tests__/support/harness/drawn-page.ts';
import { fillTexts } from '../generators/fill-texts.ts';
import { attempt, findDifference, type Sink } from './sink.ts';

/** A request of a button goes to the control address, however what it acts on is called. */
const CONTROL = /^\/_slipway\/[\w./%~!*'()-]*(?:\?[\w.%=&~!*'()-]*)?$/;

export function openPageSink(): Sink {
  const snapshot = aBusySnapshot();
  const plain = listElements(snapshot);
  const tags = new Set(plain.map(({ tag }) => tag));
  const names = new Set(plain.flatMap(({ attributes }) => Object.keys(attributes)));
  return {
    name: 'page of the local ECS',
    put: (say) =>
      attempt(() => {
        const elements = listElements(fillTexts(snapshot, say));
        const attributes = elements.flatMap((element) => Object.entries(element.attributes));
        const actions = attributes.flatMap(([name, value]) => (name === 'data-action' ? [JSON.parse(`${value}`)] : []));
        const foreign = [
          ...elements.map(({ tag }) => tag).filter((tag) => !tags.has(tag)),
          ...attributes.map(([name]) => name).filter((name) => !names.has(name)),
          ...attributes.flatMap(([name, value]) => (/^(?:href|src|style|on\w+)$/.test(name) ? [value] : [])),
          ...actions.map(({ path }) => path).filter((path) => !CONTROL.test(path) || path.includes('/../')),
        ];
        return findDifference('obeyed', foreign, []);
      }),
  };
}
