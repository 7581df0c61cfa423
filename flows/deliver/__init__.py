"""Each receiving department its part of the notes: who receives what, the package, and how it is delivered.

`choose_receivers` finds who receives each note, `package.py` makes the packages (`check` does not wait for it).
What comes back of a package is in `flows.follow_up`.
"""

from flows.deliver.receivers import Shares, choose_receivers, count_shares, tell_receivers
from flows.deliver.settings import HandOffSettings, ReceiverSettings, check_receivers

__all__ = [
    "HandOffSettings",
    "ReceiverSettings",
    "Shares",
    "check_receivers",
    "choose_receivers",
    "count_shares",
    "tell_receivers",
]
