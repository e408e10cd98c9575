/** What draws pipelines: a bundle of its own, since most runs draw none. */
import { detailsOf, type Detailed } from './details.js';
import { dot } from './dot.js';
import type { DrawingFormat } from './formats.js';
import { graphView, type Viewed } from './graph-view.js';
import { html } from './html.js';
import { mermaid } from './mermaid.js';
import { svg } from './svg.js';

/** A pipeline as far as its errors let it go, with what was found. */
export type Drawable = Viewed & Detailed;

/** The text of a drawing: the same for the same pipeline. */
export function draw(format: DrawingFormat, drawable: Drawable): string {
  const view = graphView(drawable);
  switch (format) {
    case 'mermaid':
      return mermaid(view);
    case 'dot':
      return dot(view);
    case 'svg':
      return svg(view);
    case 'html':
      return html(view, detailsOf(drawable, view.nodes));
  }
}
