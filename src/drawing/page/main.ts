import type { PageData } from '../page-data.js';
import { byId, stepHash, stepInHash } from './elements.js';
import { stepPanel } from './panel.js';
import { search } from './search.js';
import { viewport, type Viewport } from './viewport.js';

/** Brings the page to life. */
function start(): void {
  const drawing = document.querySelector('svg');
  if (drawing === null) {
    return;
  }
  // Written by html.ts, of this type.
  const data = JSON.parse(byId('data').textContent) as PageData;
  const nodes = new Map(
    [...drawing.querySelectorAll<SVGElement>('[data-step]')].map((node) => [
      node.dataset['step'] ?? '',
      node,
    ]),
  );
  const view = viewport(drawing);
  search(data, nodes, view);
  panels(data, nodes, view);
  keys(view);
  byId('zoom-in').addEventListener('click', () => view.zoom(1));
  byId('zoom-out').addEventListener('click', () => view.zoom(-1));
  byId('fit').addEventListener('click', view.fit);
}

/** Opens and closes the panel of the step that the address names: links, the back button and bookmarks work by themselves. */
function panels(data: PageData, nodes: ReadonlyMap<string, SVGElement>, view: Viewport): void {
  const [panel, overview] = [byId('step'), byId('overview')];
  let open: string | undefined;
  const show = (): void => {
    const name = stepInHash(location.hash);
    const index = data.nodes.findIndex((node) => node.name === name);
    const before = open;
    open = index === -1 ? undefined : name;
    panel.hidden = open === undefined;
    overview.hidden = open !== undefined;
    panel.replaceChildren(...stepPanel(data, index));
    panel.querySelector('.close')?.addEventListener('click', close);
    nodes.forEach((node, step) => node.classList.toggle('open', step === open));
    document.querySelectorAll<SVGElement>('[data-from]').forEach((edge) => {
      const { from, to } = edge.dataset;
      edge.classList.toggle('open', open !== undefined && (from === open || to === open));
    });
    const node = nodes.get(open ?? before ?? '');
    if (open === undefined) {
      node?.focus({ preventScroll: true });
    } else if (node !== undefined) {
      view.reveal(node, 'near');
      panel.scrollTop = 0;
      panel.focus({ preventScroll: true });
    }
  };
  const close = (): void => {
    location.hash = '';
  };
  const go = (step: string): void => {
    location.hash = stepHash(step);
  };
  nodes.forEach((node, step) => {
    node.addEventListener('click', () => go(step));
    node.addEventListener('focus', () => {
      // Not under the mouse, which would click elsewhere then.
      if (node.matches(':focus-visible')) {
        view.reveal(node, 'near');
      }
    });
    node.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        go(step);
      }
    });
  });
  byId('overview-button').addEventListener('click', () => {
    close();
    overview.scrollTop = 0;
    overview.hidden = false;
    overview.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && open !== undefined) {
      close();
    }
  });
  addEventListener('hashchange', show);
  if (location.hash !== '') {
    show();
  }
}

const ARROWS: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowLeft: [-0.1, 0],
  ArrowRight: [0.1, 0],
  ArrowUp: [0, -0.1],
  ArrowDown: [0, 0.1],
};

/** Keys of the page as a whole. While one types, or with Ctrl, Alt or Meta, they are the browser's; arrows are the panel's where it has the focus. */
function keys(view: Viewport): void {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const arrow = target instanceof Element && target.closest('aside') !== null ? undefined : ARROWS[key];
    const act =
      arrow !== undefined
        ? () => view.pan(...arrow)
        : key === '/'
          ? () => byId('search').focus()
          : key === '+' || key === '='
            ? () => view.zoom(1)
            : key === '-'
              ? () => view.zoom(-1)
              : key === '0'
                ? view.fit
                : undefined;
    if (act !== undefined) {
      event.preventDefault();
      act();
    }
  });
}

start();
