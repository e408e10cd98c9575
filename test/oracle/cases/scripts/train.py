import json
import os

settings = {
    "channels": json.loads(os.environ["SM_CHANNELS"]),
    "hyperparameters": json.loads(os.environ["SM_HPS"]),
    "label": os.environ.get("LABEL_FIELD", "label"),
}
with open(os.path.join(os.environ["SM_MODEL_DIR"], "model.json"), "w") as model:
    json.dump(settings, model)
