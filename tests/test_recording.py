import sys

import click
from rich.console import Console

from flows.recording import Recorder, Said


def test_what_is_said_on_both_streams_is_kept_in_its_order(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    recorder = Recorder()
    recorder.install()
    print("Læst:", end=" ")
    click.echo("to")
    click.secho("Fejl", fg="red", err=True)
    Console(width=20).print("─ slut", style="bold")

    assert recorder.take() == [Said("Læst: to\n", err=False), Said("Fejl\n", err=True), Said("─ slut\n", err=False)]
    assert recorder.take() == []
