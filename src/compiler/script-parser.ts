/** What reads scripts: a bundle of its own, since most runs read none. */
export { readScript } from '../scripts/script.js';
export { loadPythonParser } from '../source/python.js';
