"""Correct pipelines, one a module, each with the function `build`."""
