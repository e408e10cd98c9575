import os

found = sorted(os.listdir("/opt/ml/processing/input"))
with open("/opt/ml/processing/output/evaluation/evaluation.txt", "w") as evaluation:
    evaluation.write(" ".join(found))
