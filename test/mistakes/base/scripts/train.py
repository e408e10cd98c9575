import json
import os

settings = {"channels": json.loads(os.environ["SM_CHANNELS"]), "hyperparameters": json.loads(os.environ["SM_HPS"])}
with open("/opt/ml/model/model.json", "w") as model:
    json.dump(settings, model)
