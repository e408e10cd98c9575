import { trainingVariable } from '../sagemaker/training-folders.js';
import { pythonDict, pythonText } from './python-text.js';
import { takesArguments, trains, type StepDesign } from './step-design.js';

/** The end of a job's script: what runs in the container, main with the contract's paths, variables and arguments. */
export function guard(design: StepDesign): string {
  const { inputs, outputs, settings } = design;
  const inputPaths = inputs.flatMap(({ name, path }) =>
    path === undefined ? [] : [[name, pythonText(path)] as const],
  );
  const outputPaths = outputs.flatMap(({ name, path }) => {
    const variable =
      path === undefined ? undefined : trains(design.kind) ? trainingVariable(path) : undefined;
    const text = path === undefined ? '' : pythonText(path);
    return path === undefined
      ? []
      : [[name, variable === undefined ? text : `os.environ.get("${variable}", ${text})`] as const];
  });
  const variables = settings
    .filter(({ from }) => from === 'env')
    .map(({ name, fallback }) => {
      const key = pythonText(name);
      const value =
        fallback === undefined
          ? `os.environ[${key}]`
          : `os.environ.get(${key}, ${pythonText(String(fallback))})`;
      return [name, value] as const;
    });
  return `

if __name__ == "__main__":
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    main(
        ${pythonDict(inputPaths, 8)},
        ${pythonDict(outputPaths, 8)},
        ${pythonDict(variables, 8)},
        ${takesArguments(design) ? 'parse_arguments()' : 'None'},
    )
`;
}
