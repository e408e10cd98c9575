import { configFile } from './config-file.js';
import { contractFile } from './contract-file.js';
import type { Layout, ScaffoldFile } from './files.js';
import { scriptFile } from './script-file.js';
import { specFile } from './spec-file.js';
import type { StepDesign } from './step-design.js';
import { testFile } from './test-file.js';

/** All files of a step type: specification and config, and where a script of the project runs its contract, the script and its test. */
export function stepFiles(design: StepDesign, layout: Layout): readonly ScaffoldFile[] {
  return [
    specFile(design, layout),
    contractFile(design, layout),
    configFile(design, layout),
    scriptFile(design, layout),
    testFile(design, layout),
  ].filter((file) => file !== undefined);
}
