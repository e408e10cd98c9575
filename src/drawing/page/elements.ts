/** The element of a page that has an id. Throws if there is none, which the page's template rules out. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`The page has no #${id}.`);
  }
  return found;
}

/** A new element with attributes and children. Texts become text, whatever is in them. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** The address of a step in the page. */
export function stepHash(step: string): string {
  return `#step=${encodeURIComponent(step)}`;
}

/** The step that an address names; undefined if it names none. */
export function stepInHash(hash: string): string | undefined {
  const [, text] = /^#step=(.*)$/s.exec(hash) ?? [];
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
