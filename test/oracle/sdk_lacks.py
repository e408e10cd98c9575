"""What an SDK user cannot even name."""

from __future__ import annotations

from enum import Enum


class SdkLacks(Exception):
    """The SDK has nothing of a name, so that Python itself refuses what its user writes."""


def named(name: str, *kinds: type[Enum]) -> Enum:
    """Return the member of the SDK's enums that has a name as its value."""
    found = next((member for kind in kinds for member in kind if member.value == name), None)
    if found is None:
        raise SdkLacks(f"{' and '.join(kind.__name__ for kind in kinds)} have no {name}")
    return found
