/** What a pipeline can be drawn as. */
export const DRAWING_FORMATS = ['mermaid', 'dot', 'svg', 'html'] as const;

export type DrawingFormat = (typeof DRAWING_FORMATS)[number];
