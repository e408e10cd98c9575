import { Option } from 'commander';
import { DRAWING_FORMATS } from '../../drawing/formats.js';
import type { GraphOptions } from '../options.js';
import { coloured, type AddCommand } from './shared.js';

/** `pipectl graph` */
export const addGraph: AddCommand = (program, { io, setting, exit }) => {
  coloured(program.command('graph'))
    .summary('draw a pipeline')
    .description(
      'Draws the steps of a pipeline and what connects them: mermaid for Markdown, dot for Graphviz, svg for a picture, ' +
        'html for a page to explore, in one file that needs no network. A pipeline with errors is drawn as far as it goes.',
    )
    .argument('<manifest>', 'a *.pipeline.yaml file')
    .addOption(
      new Option('--format <format>', 'what to draw').choices([...DRAWING_FORMATS]).default('mermaid'),
    )
    .option('-o, --output <file>', 'write to a file instead of stdout')
    .option('--env <name>', 'environment of pipectl.yaml whose config wins over every other')
    .option('--region <region>', 'AWS region, over the configs')
    .addHelpText('after', '\nExample:\n  pipectl graph fraud.pipeline.yaml --format html -o fraud.html')
    .action(async (path: string, options: GraphOptions) => {
      const { graphCommand } = await import('../commands/graph.js');
      exit(await graphCommand(path, options, io, setting));
    });
};
