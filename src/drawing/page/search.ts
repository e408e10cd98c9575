import type { PageData } from '../page-data.js';
import { byId } from './elements.js';
import type { Viewport } from './viewport.js';

/** Searches names, types and ports of steps as one types. Enter goes to the next hit, with Shift to the one before; Escape ends the search at the hit. */
export function search(data: PageData, nodes: ReadonlyMap<string, SVGElement>, view: Viewport): void {
  const input = byId('search');
  if (!(input instanceof HTMLInputElement)) {
    return;
  }
  const texts = data.nodes.map(({ name, stepType, sagemakerType, jobType }, index) => {
    const ports = [...(data.details[index]?.inputs ?? []), ...(data.details[index]?.outputs ?? [])];
    const words = [name, stepType, sagemakerType, jobType, ...ports.map((port) => port.name)];
    return { name, text: words.join('\n').toLowerCase() };
  });
  let hits: readonly string[] = [];
  let current = -1;
  const say = (): void => {
    const count = input.value === '' ? '' : hits.length === 0 ? 'no hit' : `${current + 1} of ${hits.length}`;
    byId('hits').textContent = count;
    const found = new Set(hits);
    nodes.forEach((node, name) => {
      node.classList.toggle('hit', found.has(name));
      node.classList.toggle('current', hits[current] === name);
    });
    byId('drawing').classList.toggle('searching', hits.length > 0);
    const hit = nodes.get(hits[current] ?? '');
    if (hit !== undefined) {
      view.reveal(hit, 'middle');
    }
  };
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase();
    hits = wanted === '' ? [] : texts.filter(({ text }) => text.includes(wanted)).map(({ name }) => name);
    current = hits.length === 0 ? -1 : 0;
    say();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && hits.length > 0) {
      current = (current + (event.shiftKey ? hits.length - 1 : 1)) % hits.length;
      say();
    } else if (event.key === 'Escape') {
      const hit = nodes.get(hits[current] ?? '');
      input.value = '';
      hits = [];
      current = -1;
      say();
      input.blur();
      hit?.focus();
      event.stopPropagation();
    }
  });
}
