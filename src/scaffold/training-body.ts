import { pythonText } from './python-text.js';
import type { ScriptBody, StepDesign } from './step-design.js';

/** What a training script does at first: it learns the mean of each column of numbers, and measures how far the data are from it. */
export function trainingBody(design: StepDesign): ScriptBody {
  const { inputs, outputs, settings } = design;
  const nameOf = (ports: readonly { readonly name: string; readonly type: string }[], type: string) =>
    ports.find((port) => port.type === type)?.name;
  const train = nameOf(inputs, 'training_data') ?? '';
  const validation = nameOf(inputs, 'validation_data');
  const model = nameOf(outputs, 'model_artifacts') ?? '';
  const metrics = outputs.find(({ path, name }) => path !== undefined && name !== model)?.name;
  const others = inputs.map(({ name }) => name).filter((name) => name !== train && name !== validation);
  const smoothing = settings.some(({ name }) => name === 'smoothing') ? 'job_args.smoothing' : '0.0';
  return {
    about: `At first the model is the mean of each column of numbers in the CSV files of ${train}.`,
    helpers: HELPERS,
    returns: 'Dict[str, float]',
    does: 'Train on the channels, store the model, and return its metrics.',
    main: `    rows = read_rows(Path(input_paths[${pythonText(train)}]))
    if not rows:
        raise ValueError("The channel ${train} holds no CSV file with numbers.")
${others.map((name) => `    log.info("${name} holds %d files.", len(list(Path(input_paths[${pythonText(name)}]).rglob("*"))))\n`).join('')}    # The training goes here, in place of the means.
    means = fit(rows, ${smoothing})
    judged = ${validation === undefined ? 'rows' : `read_rows(Path(input_paths[${pythonText(validation)}])) or rows`}
    metrics = {"rows": float(len(rows)), "mae": mean_absolute_error(means, judged)}
    write_json(Path(output_paths[${pythonText(model)}]) / "model.json", means)
${metrics === undefined ? '' : `    write_json(Path(output_paths[${pythonText(metrics)}]) / "metrics.json", metrics)\n`}    # The form of this line is that of metric_definitions, by which SageMaker finds the metric.
    log.info("validation-mae:%.6f", metrics["mae"])
    return metrics
`,
    test: {
      name: 'test_the_model_is_the_mean_of_each_column',
      statements: `write(folder / ${pythonText(train)} / "part.csv", "a,name,b\\n1,x,4\\n3,y,4\\n")
${validation === undefined ? '' : `write(folder / ${pythonText(validation)} / "part.csv", "a,name,b\\n1,x,4\\n3,y,4\\n")\n`}metrics = call(folder)
means = json.loads((folder / ${pythonText(model)} / "model.json").read_text(encoding="utf-8"))
self.assertEqual(sorted(means), ["a", "b"])
self.assertEqual((metrics["rows"], means["b"]), (2.0, 2 * means["a"]))${metrics === undefined ? '' : `\nself.assertEqual(files_below(folder / ${pythonText(metrics)}), ["metrics.json"])`}`,
    },
  };
}

const HELPERS = `def to_number(text: Optional[str]) -> Optional[float]:
    """Return the number that a cell holds, None if it holds none."""
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def read_rows(folder: Path) -> List[Dict[str, float]]:
    """Return the numbers in the CSV files below a folder: for each row, those of its cells that are numbers."""
    rows = []
    for path in sorted(folder.rglob("*.csv")):
        with open(str(path), newline="", encoding="utf-8") as stream:
            for record in csv.DictReader(stream):
                cells = {column: to_number(text) for column, text in record.items() if isinstance(text, str)}
                rows.append({column: number for column, number in cells.items() if number is not None})
    return [row for row in rows if row]


def fit(rows: Sequence[Dict[str, float]], smoothing: float) -> Dict[str, float]:
    """Return the mean of each column, where smoothing says how many further rows hold 0."""
    columns: Dict[str, List[float]] = {}
    for row in rows:
        for column, number in row.items():
            columns.setdefault(column, []).append(number)
    return {column: sum(numbers) / (len(numbers) + smoothing) for column, numbers in sorted(columns.items())}


def mean_absolute_error(means: Dict[str, float], rows: Sequence[Dict[str, float]]) -> float:
    """Return how far the numbers are from the means of their columns, on average."""
    errors = [abs(number - means[column]) for row in rows for column, number in row.items() if column in means]
    return sum(errors) / len(errors) if errors else 0.0


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON, and the folders to its file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2) + "\\n", encoding="utf-8")
`;
