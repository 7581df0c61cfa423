"""What the tests of this stage share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.categorise import Scheme, load_scheme


@pytest.fixture
def write_scheme(tmp_path: Path) -> Callable[[str], Scheme]:
    """Load a scheme from the YAML text given."""

    def write(text: str) -> Scheme:
        path = tmp_path / "categories" / "prøve.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return load_scheme(path)

    return write
