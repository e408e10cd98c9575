import argparse
import json
import os
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--job_type", required=True)
parser.add_argument("--ratio")
parser.add_argument("--columns", nargs="+")
parser.add_argument("--dry_run", action="store_true")
parser.add_argument("--seed", default=1)
parser.add_argument("--verbose")
arguments = parser.parse_args()
environment = {
    "LABEL_FIELD": os.environ.get("LABEL_FIELD", "label"),
    "CATEGORIES": os.environ.get("CATEGORIES", ""),
    "MAPPING": os.environ.get("MAPPING", "{}"),
}
found = [
    path.name
    for folder in ("/opt/ml/processing/input/raw", "/opt/ml/processing/input/lookup", "/opt/ml/processing/input/model")
    for path in Path(folder).glob("*")
]
Path("/opt/ml/processing/output/table/table.json").write_text(json.dumps(found))
Path("/opt/ml/processing/output/report/report.json").write_text(json.dumps({**vars(arguments), **environment}))
