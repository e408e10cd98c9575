/** A box to be placed. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** An edge to be drawn, with the size of its label if it has one. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly label?: { readonly width: number; readonly height: number };
  /** The end that the label stands near. */
  readonly labelNear?: 'from' | 'to';
}

/** A place in a drawing: x to the right, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with its left upper corner. */
export interface PlacedBox extends Box, Point {}

/** An edge with its way. */
export interface PlacedLink {
  /** The place of the link among those given. */
  readonly index: number;
  /** From the lower side of the first box to the upper side of the second; from the second to the first if `isBackward`. */
  readonly points: readonly Point[];
  /** Whether it closes a cycle, so that it goes upwards. */
  readonly isBackward: boolean;
  /** The centre of its label. */
  readonly label?: Point;
}

/** A drawing without its looks. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly links: readonly PlacedLink[];
}
