def preprocess_handler(inference_record):
    return inference_record
