"""Personal data in notes: found before anything is published, hidden where a person says so.

What tells personal data stands in `cues.yaml` and `names.yaml`; each kind has its search in a file of its own.
`gate.py` lays people's decisions over what was found, `hiding.py` makes of an edition what is printed, and
`masking.py` masks what stands beside its notes.
"""

from flows.screen.gate import open_stops, refuse_open_stops, screen_edition
from flows.screen.hiding import hide
from flows.screen.masking import mask_found
from flows.screen.searches import screen_text
from flows.screen.staff_list import StaffList
from flows.screen.telling import tell_masked

__all__ = [
    "StaffList",
    "hide",
    "mask_found",
    "open_stops",
    "refuse_open_stops",
    "screen_edition",
    "screen_text",
    "tell_masked",
]
