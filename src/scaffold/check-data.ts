import { designStep } from './design.js';
import type { SageMakerFacts } from './facts.js';
import { isProblem, type Parsed } from './parsed.js';
import type { ScriptBody, StepDesign } from './step-design.js';

/** The step type that new projects have of their own: it counts rows and missing cells, for a condition to look at. */
export function checkDataDesign(facts: SageMakerFacts): Parsed<StepDesign> {
  const design = designStep(
    {
      stepType: 'CheckData',
      kind: 'processing',
      description: 'Counts the rows of CSV files, and the cells that are empty.',
      inputs: ['data'],
      outputs: ['report'],
    },
    facts,
  );
  if (isProblem(design)) {
    return design;
  }
  const described = <T>(ports: readonly T[], description: string) =>
    ports.map((port) => ({ ...port, description }));
  return {
    ...design,
    inputs: described(design.inputs, 'CSV files with a header line, in folders of any depth.'),
    outputs: described(design.outputs, 'Folder with report.json.'),
    body: BODY,
    propertyFiles: { summary: { output_name: 'report', path: 'report.json' } },
  };
}

const BODY: ScriptBody = {
  about: `The report is one JSON file. The specification names it "summary", so that a condition of a pipeline can read
\${steps.check_data.files.summary#rows} and \${steps.check_data.files.summary#empty_share} from it.`,
  helpers: `def count_cells(path: Path) -> Tuple[int, int, int]:
    """Return the rows, the cells and the empty cells of a CSV file with a header line."""
    rows = cells = empty = 0
    with open(str(path), newline="", encoding="utf-8-sig") as stream:
        for record in list(csv.reader(stream))[1:]:
            rows += 1
            cells += len(record)
            empty += sum(not cell.strip() for cell in record)
    return rows, cells, empty
`,
  returns: 'Dict[str, float]',
  does: 'Write report.json and return what it says.',
  main: `    counts = [count_cells(path) for path in sorted(Path(input_paths["data"]).rglob("*.csv"))]
    rows, cells, empty = [sum(numbers) for numbers in zip(*counts)] if counts else [0, 0, 0]
    report = {"files": len(counts), "rows": rows, "empty_share": empty / cells if cells else 0.0}
    target = Path(output_paths["report"])
    target.mkdir(parents=True, exist_ok=True)
    (target / "report.json").write_text(json.dumps(report, indent=2) + "\\n", encoding="utf-8")
    log.info("Report: %s", json.dumps(report))
    return report
`,
  test: {
    name: 'test_rows_and_empty_cells_of_all_files_are_counted',
    statements: `write(folder / "data" / "a.csv", "x,y\\n1,\\n3,4\\n")
write(folder / "data" / "deep" / "b.csv", "x,y\\n5,6\\n")
write(folder / "data" / "note.txt", "no table")
report = call(folder)
self.assertEqual(report, {"files": 2, "rows": 3, "empty_share": 1 / 6})
self.assertEqual(json.loads((folder / "report" / "report.json").read_text(encoding="utf-8")), report)`,
  },
};
