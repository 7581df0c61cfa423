"""`columns` in `workshop.yaml`: which columns hold notes, where detection should not decide."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class ColumnSettings(BaseModel):
    """Empty: detection decides everywhere."""

    model_config = ConfigDict(extra="forbid", frozen=True)
