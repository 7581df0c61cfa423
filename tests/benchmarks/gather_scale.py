"""100,000 notes in one .xlsx and one .csv, against the bare libraries on the same file in the same run.

Run: python tests/benchmarks/gather_scale.py [notes]
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

WAYS = {
    "openpyxl read-only": (
        "import openpyxl\n"
        "for row in openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True): pass"
    ),
    "calamine": (
        "import python_calamine\npython_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()"
    ),
    "csv module": "import csv\nlist(csv.reader(open(path, encoding='utf-8', newline=''), delimiter=';'))",
    "gather": (
        "from pathlib import Path\n"
        "from flows.gather import read_file, settle_outcomes, survey_folder\n"
        "from flows.gather.settings import ColumnSettings\n"
        "reading = read_file(Path(path), Path(path).parent, ColumnSettings())\n"
        "settle_outcomes([reading], survey_folder(Path(path).parent), ColumnSettings())\n"
        "assert len(reading.notes) == int(sys.argv[2]), len(reading.notes)"
    ),
}


def make_rows(notes: int):
    yield ["Nr.", "Bord", "Input", "Skrevet ind af"]
    for number in range(notes):
        yield [
            number + 1,
            str(number % 9 + 1),
            f"Input {number}: giv plads til ro, lys og samtaler på tværs",
            "ingen",
        ]


def measure(code: str, path: Path, notes: int) -> tuple[float, float]:
    """Give seconds of process time and megabytes at most, in a process of its own."""
    script = f"import sys\npath = sys.argv[1]\n{code}\n"
    script += "import resource\nuse = resource.getrusage(resource.RUSAGE_SELF)\n"
    script += "print(use.ru_utime + use.ru_stime, use.ru_maxrss / 1024)"
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), str(notes)], capture_output=True, text=True, check=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def report(path: Path, ways: list[str], notes: int) -> None:
    results = {way: measure(WAYS[way], path, notes) for way in ways}
    bare, bare_memory = results[ways[0]]
    print(f"{path.name}: {notes:,} notes, {path.stat().st_size / 1e6:.1f} MB")
    for way, (seconds, megabytes) in results.items():
        print(
            f"  {way:20} {seconds:7.2f} s  {megabytes:7.0f} MB   "
            f"{seconds / bare:5.2f} x time, {megabytes / bare_memory:5.2f} x memory of {ways[0]}"
        )


def main() -> None:
    from openpyxl import Workbook

    notes = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mange.xlsx"
        workbook = Workbook(write_only=True)
        sheet = workbook.create_sheet("Bord 1")
        for row in make_rows(notes):
            sheet.append(row)
        workbook.save(path)
        report(path, ["openpyxl read-only", "calamine", "gather"], notes)
        path.unlink()
        path = Path(folder) / "mange.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(make_rows(notes))
        report(path, ["csv module", "gather"], notes)


if __name__ == "__main__":
    main()
