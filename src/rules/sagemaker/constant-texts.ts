import type { Document } from '../../project/document.js';
import { isTemplate, parseTemplate } from '../../project/interpolation.js';
import type { Manifest } from '../../project/types.generated.js';
import { locationOf, type Location, type Path } from '../../source/location.js';

/** A text of a manifest in which nothing is resolved. */
export interface ConstantText {
  readonly text: string;
  /** What it is, as the beginning of a sentence. */
  readonly what: string;
  readonly at: Location;
}

/** The texts of a manifest in which nothing is resolved and which no other rule looks up, in the order of the file format. */
export function constantTexts({ value, source }: Document<Manifest>): readonly ConstantText[] {
  const found: ConstantText[] = [];
  const add = (what: string, text: unknown, ...path: Path): void => {
    if (typeof text === 'string') {
      found.push({ text, what, at: locationOf(source, ...path) });
    }
  };
  add('The description of the pipeline', value.description, 'description');
  for (const [name, parameter] of Object.entries(value.parameters ?? {})) {
    const what = `of the parameter "${name}"`;
    add(`The default ${what}`, parameter.default, 'parameters', name, 'default');
    for (const [index, text] of (parameter.enum ?? []).entries()) {
      add(`The enum ${what}`, text, 'parameters', name, 'enum', index);
    }
  }
  for (const [name, text] of Object.entries(value.tags ?? {})) {
    add(`The tag "${name}" of the pipeline`, text, 'tags', name);
  }
  for (const [name, step] of Object.entries(value.steps)) {
    add(`The display name of step "${name}"`, step.display_name, 'steps', name, 'display_name');
    add(`The description of step "${name}"`, step.description, 'steps', name, 'description');
    const files = 'property_files' in step ? (step.property_files ?? {}) : {};
    for (const [file, { output_name: output, path }] of Object.entries(files)) {
      const at = ['steps', name, 'property_files', file];
      add(`The output of the property file "${file}"`, output, ...at, 'output_name');
      add(`The path of the property file "${file}"`, path, ...at, 'path');
    }
  }
  return found;
}

/** The first ${...} of a text that is one; other texts with these signs are left alone. */
export function referenceIn(text: string): string | undefined {
  const template = isTemplate(text) ? parseTemplate(text) : undefined;
  return template?.ok === true ? template.parts.find((part) => part.kind === 'reference')?.text : undefined;
}
