"""Reads a manifest and what it names: specifications, contracts and the config values in force for each step.

Written from the descriptions of the file formats, not from the compiler's code, so that the two can disagree.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema: PyYAML speaks 1.1, where `1e-5` is a text and `yes` is not."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def read_yaml(path: Path) -> Any:
    """Return a file's data; whole floats become integers, since JSON has one number type."""
    return _plain_numbers(yaml.load(path.read_text(encoding="utf-8"), CoreLoader))


def _plain_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain_numbers(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plain_numbers(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


@dataclass(frozen=True)
class Placed:
    """A text of a config and the folder of the file it stands in, for paths."""

    value: Any
    folder: Path


class Documents:
    """One manifest, and the specifications and contracts that it can use."""

    def __init__(self, manifest: Path, library: Path, environment: str | None = None):
        """Read the manifest; project files beside it win over those of the library's folder."""
        self.folder = manifest.parent
        self.overlay = self._overlay_file(environment) if environment else None
        self.manifest: dict[str, Any] = read_yaml(manifest)
        self.places = [self.folder, library]
        self.specs = {spec["step_type"]: spec for spec in self._all("specs", ".spec.yaml").values()}
        self.contracts = self._all("contracts", ".contract.yaml")

    def _overlay_file(self, environment: str) -> str:
        """Return the config file that an environment of the project lays over every other."""
        return read_yaml(self.folder / "pipectl.yaml")["environments"][environment]["config"]

    def _all(self, kind: str, suffix: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for place in reversed(self.places):
            for path in sorted((place / kind).glob(f"*{suffix}")):
                found[path.name.removesuffix(suffix)] = read_yaml(path)
        return found

    def spec(self, step: str) -> dict[str, Any]:
        """Return the specification of a step's type."""
        return self.specs[self.manifest["steps"][step]["type"]]

    def contract(self, step: str) -> dict[str, Any]:
        """Return the contract of a step's type, empty if it has none."""
        return self.contracts.get(self.spec(step).get("contract", ""), {})

    def config(self, step: str) -> dict[str, Placed]:
        """Return the config values in force: specification, then pipeline, then step; empty values remove."""
        spec_config = self.spec(step).get("config", {})
        own = {
            key: schema["default"]
            for key, schema in spec_config.get("properties", {}).items()
            if "default" in schema
        }
        merged: dict[str, Placed] = {}
        parts = [(own, self.folder), (spec_config.get("defaults", {}), self.folder)]
        parts += self._parts(self.manifest.get("config"))
        parts += self._parts(self.manifest["steps"][step].get("config"))
        parts += self._parts(self.overlay)
        for values, folder in parts:
            for key, value in values.items():
                below = merged.get(key)
                if value is None:
                    merged.pop(key, None)
                elif below is not None and isinstance(below.value, dict) and isinstance(value, dict):
                    merged[key] = Placed(overlay(below.value, value), folder)
                else:
                    merged[key] = Placed(copy.deepcopy(value), folder)
        return merged

    def _parts(self, sources: Any) -> list[tuple[dict[str, Any], Path]]:
        parts = []
        for source in sources if isinstance(sources, list) else [sources] if sources is not None else []:
            if isinstance(source, str):
                path = self.folder / source
                parts.append((read_yaml(path) or {}, path.parent))
            else:
                parts.append((source, self.folder))
        return parts

    def script(self, entry_point: str, first: Path | None = None) -> Path:
        """Return the path of a script, looked for in a folder of the config's and in the scripts folders."""
        folders = ([first] if first else []) + [place / "scripts" for place in self.places]
        paths = [folder / entry_point for folder in folders]
        return next((path for path in paths if path.is_file()), paths[0])


def overlay(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return a map with another one over it, key by key; empty values remove."""
    merged = dict(below)
    for key, value in above.items():
        if value is None:
            merged.pop(key, None)
        elif isinstance(merged.get(key), dict) and isinstance(value, dict):
            merged[key] = overlay(merged[key], value)
        else:
            merged[key] = value
    return merged
