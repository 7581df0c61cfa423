"""Reads what the program keeps for itself in JSON beside the inputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from flows.errors import DecisionsError
from flows.plain_files import read_plain

_Model = TypeVar("_Model", bound=BaseModel)


def read_kept(path: Path, limit: int, model: type[_Model], damaged: str) -> _Model:
    """Read a file as a model; without the file, give the model with nothing in it.

    Args:
        path: The file; messages call it by its workshop's folder and its own name.
        limit: In bytes.
        model: What it holds.
        damaged: What to say of a file that is not as it was written, and what to do.

    Raises:
        DecisionsError: It is damaged, or can't be read.
    """
    name = f"{path.parent.name}/{path.name}"
    if not path.exists():
        return model()
    raw = read_plain(path, name, limit, DecisionsError)
    try:
        return model.model_validate(json.loads(raw))
    except (ValueError, ValidationError, RecursionError):
        raise DecisionsError(f"{name}: filen er beskadiget, og {damaged}") from None
