"""What a library may do to the process that it runs in; the file's name says which."""

import json
import os
import sys
import time

name = json.loads(sys.stdin.buffer.readline())["name"]
sys.stdin.buffer.read()
if name.startswith("aborts"):
    sys.stderr.write("thread '<unnamed>' panicked at src/xls.rs\n")
    sys.stderr.flush()
    os.abort()
held = []
while True:
    if name.startswith("unfolds"):
        held.append(bytearray(b"x" * 10_000_000))
        time.sleep(0.02)  # so that even a busy machine ends it in time
