"""The files of a workshop's folder in which staff say what goes for it; they are no inputs."""

SETTINGS_FILE = "workshop.yaml"
DECISIONS_FILE = "decisions.yaml"
