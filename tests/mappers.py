"""Who does what of a stage can be divided, for tests."""

import pickle


class Recording:
    """Does the calls here, last first, each of a copy of its arguments, and remembers which there were."""

    count = 3

    def __init__(self):
        self.asked = []

    def map(self, function, calls):
        calls = list(calls)
        self.asked += [function.__name__] * len(calls)
        return [function(*pickle.loads(pickle.dumps(arguments))) for arguments in reversed(calls)][::-1]
