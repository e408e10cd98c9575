import { pythonDict, pythonList, pythonText } from './python-text.js';
import { hasSettings, type ScriptBody, type StepDesign } from './step-design.js';

/** What a Processing script does at first: every output gets the files of every input. */
export function processingBody(design: StepDesign): ScriptBody {
  const { inputs, outputs } = design;
  if (outputs.length === 0) {
    return sinkBody(design);
  }
  return inputs.length === 0 ? sourceBody(design) : copyingBody(design);
}

function copyingBody({ inputs, outputs }: StepDesign): ScriptBody {
  const isOne = inputs.length === 1;
  const expected = isOne ? ['part.csv', 'deep/part.csv'] : inputs.map(({ name }) => `${name}/part.csv`);
  return {
    about: isOne
      ? 'At first it copies: every output gets the files of the input.'
      : 'At first it copies: every output gets the files of each input, in a folder of its own.',
    helpers: `def copy_files(source: Path, target: Path) -> List[str]:
    """Copy the files below a folder to another one; return their paths below it, sorted."""
    names = sorted(path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file())
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(source / name), str(target / name))
    return names
`,
    returns: 'Dict[str, int]',
    does: 'Write the outputs and return the number of files in each.',
    main: `    inputs = ${pathDict('input_paths', inputs)}
    outputs = ${pathDict('output_paths', outputs)}
    counts: Dict[str, int] = {}
    for output, target in outputs.items():
        target.mkdir(parents=True, exist_ok=True)
        # The work of the step goes here, in place of the copying.
        copied = [copy_files(source, ${isOne ? 'target) for source in inputs.values()' : 'target / name) for name, source in inputs.items()'}]
        counts[output] = sum(map(len, copied))
    log.info("Files written: %s", json.dumps(counts))
    return counts
`,
    test: {
      name: 'test_every_output_gets_the_files_of_the_inputs',
      statements: `for name in INPUTS:
    write(folder / name / "part.csv", "a,b\\n1,2\\n")
${isOne ? 'write(folder / INPUTS[0] / "deep" / "part.csv", "a,b\\n3,4\\n")\n' : ''}counts = call(folder)
names = ${pythonList([...expected].sort(), 0)}
self.assertEqual(counts, {output: len(names) for output in OUTPUTS})
for output in OUTPUTS:
    self.assertEqual(files_below(folder / output), names)`,
    },
  };
}

function sourceBody(design: StepDesign): ScriptBody {
  const { outputs } = design;
  return {
    about: 'At first every output gets one file, data.json, with the settings of the step.',
    helpers: `def write_json(path: Path, value: object) -> None:
    """Write a value as JSON, and the folders to its file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2) + "\\n", encoding="utf-8")
`,
    returns: 'List[str]',
    does: 'Write the outputs and return their names.',
    main: `    outputs = ${pathDict('output_paths', outputs)}
    for target in outputs.values():
        # What the step fetches or makes goes here, in place of the settings.
        write_json(target / "data.json", ${hasSettings(design) ? 'settings' : '{}'})
    log.info("Outputs written: %s", ", ".join(outputs))
    return list(outputs)
`,
    test: {
      name: 'test_every_output_gets_a_file',
      statements: `self.assertEqual(call(folder), OUTPUTS)
for output in OUTPUTS:
    self.assertEqual(files_below(folder / output), ["data.json"])`,
    },
  };
}

function sinkBody({ inputs }: StepDesign): ScriptBody {
  return {
    about: 'At first it only counts the files of its inputs.',
    helpers: `def count_files(folder: Path) -> int:
    """Return the number of files below a folder."""
    return sum(path.is_file() for path in folder.rglob("*"))
`,
    returns: 'Dict[str, int]',
    does: 'Look at the inputs and return the number of files in each.',
    main: `    inputs = ${pathDict('input_paths', inputs)}
    # The work of the step goes here: what it sends, registers or checks.
    counts = {name: count_files(source) for name, source in inputs.items()}
    log.info("Files found: %s", json.dumps(counts))
    return counts
`,
    test: {
      name: 'test_the_files_of_the_inputs_are_counted',
      statements: `for name in INPUTS:
    write(folder / name / "part.csv", "a,b\\n1,2\\n")
self.assertEqual(call(folder), {name: 1 for name in INPUTS})`,
    },
  };
}

function pathDict(map: string, ports: readonly { readonly name: string }[]): string {
  const entries = ports.map(({ name }) => [name, `Path(${map}[${pythonText(name)}])`] as const);
  return pythonDict(entries, 4);
}
