"""The files of a workshop's folder that are no inputs: what staff say of it, and what the program keeps."""

SETTINGS_FILE = "workshop.yaml"
DECISIONS_FILE = "decisions.yaml"
NAMES_FILE = "names.txt"
MEMORY_FILE = ".beslutninger.json"
FOLLOW_UP_FILE = "follow_up.yaml"
DELIVERIES_FILE = ".afsendt.json"
NO_WORKSHOP = "._~"  # with one of these begins the name of a folder that lies among the workshops and is none
