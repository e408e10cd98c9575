import os
import sys

found = os.listdir("/opt/ml/processing/input/events")
for output in ("features", "report"):
    with open(f"/opt/ml/processing/output/{output}/{output}.txt", "w") as written:
        written.write(" ".join([os.environ.get("LABEL", "churned"), *sys.argv, *found]))
