"""Writes one file, so that a deployment has a script to upload."""
from pathlib import Path

OUTPUT = Path("/opt/ml/processing/output/data")

if __name__ == "__main__":
    OUTPUT.mkdir(parents=True, exist_ok=True)
    (OUTPUT / "data.csv").write_text("a,b\n1,2\n")
