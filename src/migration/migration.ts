export { planImport, leaveTheRest, type ImportInput, type ImportPlan } from './plan.js';
export { projectOf, type ImportedProject } from './project.js';
export { reportOf, type ImportReport } from './report.js';
export { reportData, reportPage, reportText } from './report-text.js';
