"""Two workshops beside each other: what share each theme has, which words are new, which subthemes grew.

`read_compared` reads what both published, `compare` sets it side by side, and `document.py` prints it.
"""

from flows.compare.comparison import Comparison, Row, compare
from flows.compare.reading import read_compared

__all__ = ["Comparison", "Row", "compare", "read_compared"]
