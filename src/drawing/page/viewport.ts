const MAX_SCALE = 4;
const ZOOM_STEP = 1.25;
/** Pixels that the pointer moves before a press becomes a drag. */
const DRAG_FROM = 4;
const MARGIN = 40;
/** Below this scale a step cannot be read: the drawing is not shown smaller at first, and a step that is looked for not at all. */
const LEGIBLE = 0.4;
const COMFORTABLE = 0.8;

/** What part of the drawing is seen. */
export interface Viewport {
  /** Shows all of it, not larger than it was drawn. */
  readonly fit: () => void;
  readonly zoom: (direction: 1 | -1) => void;
  /** Moves by parts of what is seen. */
  readonly pan: (right: number, down: number) => void;
  /** Moves an element of the drawing into sight, large enough to be read: to the middle, or no further than needed. */
  readonly reveal: (element: Element, where: 'middle' | 'near') => void;
}

/** Lets people move and zoom the drawing with the mouse, and gives what the keyboard needs. The state is the drawing's viewBox. */
export function viewport(drawing: SVGSVGElement): Viewport {
  const whole = { width: Number(drawing.dataset['width']), height: Number(drawing.dataset['height']) };
  let [x, y, scale] = [0, 0, 1];
  const size = (): DOMRect => drawing.getBoundingClientRect();
  const show = (): void => {
    const { width, height } = size();
    const box = [x, y, Math.max(1, width / scale), Math.max(1, height / scale)];
    drawing.setAttribute('viewBox', box.map((value) => value.toFixed(2)).join(' '));
  };
  const fitScale = (): number => Math.min(1, size().width / whole.width, size().height / whole.height);
  const fit = (): void => {
    scale = Math.max(fitScale(), 0.001);
    x = (whole.width - size().width / scale) / 2;
    y = (whole.height - size().height / scale) / 2;
    show();
  };
  const zoomAt = (factor: number, left: number, top: number): void => {
    const next = Math.min(MAX_SCALE, Math.max(Math.min(fitScale() / 2, 0.5), scale * factor));
    x += left / scale - left / next;
    y += top / scale - top / next;
    scale = next;
    show();
  };
  const reveal = (element: Element, where: 'middle' | 'near'): void => {
    const seen = size();
    if (scale < LEGIBLE) {
      scale = COMFORTABLE;
      show();
    }
    const box = element.getBoundingClientRect();
    const shift = (start: number, length: number, from: number, room: number): number => {
      if (where === 'middle') {
        return start + length / 2 - (from + room / 2);
      }
      const over = start + length + MARGIN - (from + room);
      const under = start - MARGIN - from;
      return under < 0 ? under : Math.max(0, over);
    };
    x += shift(box.left, box.width, seen.left, seen.width) / scale;
    y += shift(box.top, box.height, seen.top, seen.height) / scale;
    show();
  };

  let drag: { readonly id: number; left: number; top: number; moved: boolean } | undefined;
  drawing.addEventListener('pointerdown', (event) => {
    drag =
      event.button === 0
        ? { id: event.pointerId, left: event.clientX, top: event.clientY, moved: false }
        : undefined;
  });
  drawing.addEventListener('pointermove', (event) => {
    if (drag?.id !== event.pointerId) {
      return;
    }
    const [right, down] = [event.clientX - drag.left, event.clientY - drag.top];
    if (!drag.moved && Math.hypot(right, down) < DRAG_FROM) {
      return;
    }
    if (!drag.moved) {
      drawing.setPointerCapture(event.pointerId);
      drawing.classList.add('moving');
    }
    drag = { id: drag.id, left: event.clientX, top: event.clientY, moved: true };
    x -= right / scale;
    y -= down / scale;
    show();
  });
  const drop = (): void => {
    drawing.classList.remove('moving');
    // The click that ends a drag opens nothing.
    if (drag?.moved === true) {
      const swallow = (event: Event): void => event.stopPropagation();
      drawing.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => drawing.removeEventListener('click', swallow, { capture: true }));
    }
    drag = undefined;
  };
  drawing.addEventListener('pointerup', drop);
  drawing.addEventListener('pointercancel', drop);
  drawing.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const { left, top } = size();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
      zoomAt(Math.exp(-event.deltaY * lines * 0.0015), event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );
  new ResizeObserver(show).observe(drawing);
  // On paper all of it is seen.
  addEventListener('beforeprint', () => {
    drawing.setAttribute('viewBox', `0 0 ${whole.width} ${whole.height}`);
  });
  addEventListener('afterprint', show);
  fit();
  if (scale < LEGIBLE) {
    // A drawing that is too large to be read as a whole begins at its first step.
    y = 0;
    const first = drawing.querySelector('.node');
    if (first !== null) {
      reveal(first, 'middle');
      y = 0;
      show();
    }
  }
  return {
    fit,
    zoom: (direction) => zoomAt(ZOOM_STEP ** direction, size().width / 2, size().height / 2),
    pan: (right, down) => {
      x += (right * size().width) / scale;
      y += (down * size().height) / scale;
      show();
    },
    reveal,
  };
}
