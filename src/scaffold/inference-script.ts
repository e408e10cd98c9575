import { docstring, importsFor, pythonDict, pythonText } from './python-text.js';
import type { StepDesign } from './step-design.js';

/**
 * An inference script: the four functions that SageMaker's scikit-learn and XGBoost containers call
 * (sagemaker-scikit-learn-container, README). At first it serves the model of a generated training script.
 */
export function inferenceScript({ description, settings, module = '' }: StepDesign): string {
  const read = settings.map(({ name, fallback }) => {
    const key = pythonText(name);
    const value =
      fallback === undefined
        ? `os.environ[${key}]`
        : `os.environ.get(${key}, ${pythonText(String(fallback))})`;
    return [name, value] as const;
  });
  const code = `log = logging.getLogger(${pythonText(module)})


def model_fn(model_dir: str) -> Dict[str, float]:
    """Return the model from the folder that holds the files of its archive."""
${read.length === 0 ? '' : `    settings = ${pythonDict(read, 4)}\n    log.info("Settings: %s", json.dumps(settings))\n`}    # The loading of the model goes here.
    return json.loads((Path(model_dir) / "model.json").read_text(encoding="utf-8"))


def input_fn(input_data: Any, content_type: str) -> List[Dict[str, Any]]:
    """Return the records of a request: one JSON object, or a list of them."""
    if content_type.split(";")[0].strip().lower() != "application/json":
        raise ValueError(f"Content type {content_type} is not supported: send application/json.")
    text = input_data if isinstance(input_data, str) else bytes(input_data).decode("utf-8")
    records = json.loads(text)
    return records if isinstance(records, list) else [records]


def predict_fn(input_data: List[Dict[str, Any]], model: Dict[str, float]) -> List[Dict[str, Any]]:
    """Return each record with the model's values where it has none."""
    # The prediction goes here.
    given = [{name: value for name, value in record.items() if value is not None} for record in input_data]
    return [{**model, **record} for record in given]


def output_fn(prediction: List[Dict[str, Any]], accept: str) -> Tuple[str, str]:
    """Return the response and its content type, which is JSON whatever the client accepts."""
    return json.dumps({"predictions": prediction}), "application/json"
`;
  return `"""${docstring(description)}

SageMaker's container calls the four functions. At first they fill the gaps in records with the values of model.json.
"""

${importsFor(code)}
${code}`;
}
