"""The values of one job step that its documents give, whichever SDK takes them."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from documents import Placed
from sdk_names import CacheConfig, Join
from sdk_retry import retry_policy

if TYPE_CHECKING:
    from sdk_pipeline import SdkPipeline

PART = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


class StepValues:
    """One job step: its documents, and its values in force."""

    def __init__(self, pipeline: SdkPipeline, name: str):
        """Resolve the values in force for the step."""
        self.pipeline = pipeline
        self.name = name
        self.variables = pipeline.variables
        self.spec = pipeline.documents.spec(name)
        self.contract = pipeline.documents.contract(name)
        self.written = pipeline.manifest["steps"][name]
        self.placed: dict[str, Placed] = pipeline.documents.config(name)
        self.config = {key: self.variables.resolve(placed.value) for key, placed in self.placed.items()}

    def request(self, given: dict[str, Any] | None = None, by_name: bool = False) -> dict[str, Any]:
        """Return arguments, the config's `request` by default, with each wired input at its place."""
        filled = copy.copy(self.config.get("request", {}) if given is None else given)
        for name, value in self._wired().items():
            path = self.spec["dependencies"][name].get("request_path")
            if path or by_name:
                parts = PART.findall(path) if path else [("", name)]
                filled = _place(filled, [int(i) if i else key for i, key in parts], value)
        return filled

    def policies(self) -> dict[str, Any]:
        """Return the cache and the retry policies of the step as arguments of its class."""
        given: dict[str, Any] = {}
        if "retry" in self.written:
            given["retry_policies"] = [retry_policy(policy) for policy in self.written["retry"]]
        if "cache" in self.written:
            cache = self.written["cache"]
            given["cache_config"] = CacheConfig(cache["enabled"], cache.get("expire_after"))
        return given

    def _wired(self) -> dict[str, Any]:
        return {name: self._value(wire) for name, wire in self.pipeline.wires(self.name).items()}

    def _wired_as(self, kind: str, whole: bool = True) -> Any:
        """Return what feeds the dependency of a type; not whole: the one file that its output names."""
        for name, wire in self.pipeline.wires(self.name).items():
            if self.spec["dependencies"][name]["dependency_type"] == kind:
                return self._wired_to(name, whole)
        return None

    def _wired_to(self, name: str, whole: bool = True) -> Any:
        """Return what feeds a dependency; not whole: the one file that its output names."""
        wire = self.pipeline.wires(self.name)[name]
        producer = None if whole else self.pipeline.producer(wire)
        file = self.variables.output_spec(*producer).get("file_name") if producer else None
        value = self._value(wire)
        return Join(on="/", values=[value, file]) if file else value

    def _value(self, wire: str) -> Any:
        producer = self.pipeline.producer(wire)
        return self.variables.output(*producer) if producer else self.variables.resolve(wire)


def _place(base: Any, path: list[Any], value: Any) -> Any:
    """Return a copy of some data with a value at a path."""
    if not path:
        return value
    head, *rest = path
    if isinstance(head, int):
        items = list(base or [])
        items[head : head + 1] = [_place(items[head] if head < len(items) else None, rest, value)]
        return items
    return {**(base or {}), head: _place((base or {}).get(head), rest, value)}
