import type { CompileSetting } from '../compiler/compile.js';
import { loadDocument } from '../project/document.js';
import { explainWiring } from '../resolver/explain.js';

/** A setting of compiling by which each pipeline is held against its lock, if the options ask for it. */
export async function withLock(
  setting: CompileSetting,
  { locked }: { readonly locked?: boolean },
): Promise<CompileSetting> {
  if (locked !== true) {
    return setting;
  }
  const { lockCheck } = await import('./locks.js');
  return { ...setting, checkWiring: lockCheck(setting.files, loadDocument, explainWiring) };
}
