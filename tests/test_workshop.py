import os
import unicodedata

import pytest

from flows import workshop
from flows.content_digest import digest_content_of
from flows.errors import InputError, RulesError, UndecidedError, UsageError
from flows.fingerprint import fingerprint, program_parts
from flows.gather.folder import survey_folder
from flows.pipeline import make_edition
from flows.workshop import Folders, digest_inputs, find_scheme, find_workshops, list_schemes, open_workshop

SCHEME = "title: x\nthemes:\n- {id: a, title: A, description: a, rules: [kaffe]}\n"


def schemes(folder, *names: str):
    for name in names:
        (folder / f"{name}.yaml").write_text(SCHEME, encoding="utf-8")
    return folder


def test_workshops_are_the_folders_but_not_the_hidden_ones(tmp_path):
    for name in ("b", "a", ".git", "_kladde", "~tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "fil.xlsx").write_bytes(b"")

    assert find_workshops(tmp_path) == ("a", "b")
    assert find_workshops(tmp_path, ("b", "a/", "b\\", "b")) == ("b", "a")


def test_a_name_that_a_mac_wrote_is_the_one_that_people_type(tmp_path):
    apart, one = (unicodedata.normalize(form, "Målgrupper") for form in ("NFD", "NFC"))
    (tmp_path / apart).mkdir()
    schemes(tmp_path, apart, "x")

    assert find_workshops(tmp_path, (one, apart)) == (apart,)
    assert find_scheme(tmp_path, one, "kantinen") == find_scheme(tmp_path, "", one) == tmp_path / f"{apart}.yaml"
    (tmp_path / one).mkdir(exist_ok=True)  # on a Mac it is the same folder
    assert find_workshops(tmp_path, find_workshops(tmp_path)) == find_workshops(tmp_path)


@pytest.mark.parametrize("name", ["../a", "c", "", "/", "a/b"])
def test_a_name_that_is_no_workshop_is_refused_with_those_there_are(tmp_path, name):
    for there in ("a", "b"):
        (tmp_path / there).mkdir()

    with pytest.raises(UsageError) as caught:
        find_workshops(tmp_path, ("a", name))
    assert str(caught.value) == (
        f"Der er ingen workshop ved navn '{name}' i '{tmp_path}'. Skriv mappens navn. Her er: a, b."
    )


@pytest.mark.parametrize(
    ("inputs", "names", "told"),
    [
        (
            "borte",
            (),
            "Mappen '{0}' findes ikke. Stå i projektets mappe, eller peg på den rigtige med --inputs MAPPE.",
        ),
        ("tom", (), "Der er ingen workshop i '{0}'. Lav en mappe der, og læg regnearkene i den."),
        ("tom", ("a",), "Der er ingen workshop ved navn 'a' i '{0}'. Skriv mappens navn. Her er: (ingen)."),
    ],
)
def test_a_folder_without_workshops_is_told(tmp_path, inputs, names, told):
    (tmp_path / "tom").mkdir()
    with pytest.raises(UsageError) as caught:
        find_workshops(tmp_path / inputs, names)
    assert str(caught.value) == told.format(tmp_path / inputs)


@pytest.mark.parametrize(
    ("there", "wanted", "found"),
    [
        (("x", "y"), "y", "y"),
        (("x", "y"), "y.yaml", "y"),
        (("x", "y"), "y.yml", "y"),
        (("x", "kantinen"), "", "kantinen"),
        (("x",), "", "x"),
    ],
)
def test_the_scheme_is_the_one_asked_for_or_of_the_same_name_or_the_only_one(tmp_path, there, wanted, found):
    assert find_scheme(schemes(tmp_path, *there), wanted, "kantinen").stem == found


NOT_THERE = "kantinen/workshop.yaml: skemaet 'z' findes ikke i '{0}'. Skriv categories: og et af: "
MANY = (
    "kantinen/workshop.yaml: der er flere skemaer, og 'categories' vælger ikke et i '{0}'. Skriv categories: og et "
    "af: x, y; eller vælg det på arket Workshop i gennemgang.xlsx, som 'workshop run' laver, og kør igen. Passer "
    "intet til emnet, så lav et: kantinen.yaml i '{0}'. Hvordan står i README under 'Change the categories'."
)


@pytest.mark.parametrize(
    ("there", "wanted", "error", "told"),
    [
        (("x", "y"), "", UndecidedError, MANY),
        (("y", "x"), "z", RulesError, NOT_THERE + "x, y."),
        (("x",), "z", RulesError, NOT_THERE + "x."),
        (("x", "kantinen"), "z", RulesError, NOT_THERE + "kantinen, x."),
    ],
)
def test_a_scheme_that_cannot_be_told_is_asked_for(tmp_path, there, wanted, error, told):
    with pytest.raises(RulesError) as caught:
        find_scheme(schemes(tmp_path, *there), wanted, "kantinen")
    assert (type(caught.value), str(caught.value)) == (error, told.format(tmp_path))


def test_the_schemes_of_a_folder_are_its_yaml_files(tmp_path):
    for name in ("b.yaml", "a.yml", "c.yaxml", "d.txt", "yaml"):
        (tmp_path / name).write_text(SCHEME, encoding="utf-8")
    assert [path.name for path in list_schemes(tmp_path)] == ["a.yml", "b.yaml"]
    assert list_schemes(tmp_path / "d.txt") == (tmp_path / "d.txt",)

    (tmp_path / "tom").mkdir()
    with pytest.raises(UsageError, match=r"^Der er intet skema \(\.yaml\) i '.*tom'\.$"):
        list_schemes(tmp_path / "tom")
    with pytest.raises(
        UsageError, match=r"^'.*borte' findes ikke\. Peg på skemaerne med --categories MAPPE_ELLER_FIL\.$"
    ):
        list_schemes(tmp_path / "borte")


def test_one_file_is_the_scheme_of_all(tmp_path):
    schemes(tmp_path, "x", "y")

    assert find_scheme(tmp_path / "y.yaml", "x", "kantinen").stem == "y"


def test_a_template_outside_the_folder_is_refused(tmp_path):
    folders = Folders(tmp_path / "inputs", tmp_path / "outputs", tmp_path)
    (folders.inputs / "w").mkdir(parents=True)
    schemes(tmp_path, "x")
    (tmp_path / "look.docx").write_bytes(b"x")
    settings = folders.inputs / "w" / "workshop.yaml"
    settings.write_text("appendix: {template: ../../look.docx}\n", encoding="utf-8")

    with pytest.raises(RulesError, match="ligger uden for workshoppens mappe"):
        open_workshop("w", folders)

    settings.write_text("appendix: {template: look.docx}\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"'look\.docx' \(appendix\.template\): filen kan ikke læses"):
        open_workshop("w", folders)

    settings.write_text("answer: {template: look.docx}\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"'look\.docx' \(answer\.template\): filen kan ikke læses"):
        open_workshop("w", folders)


def test_everything_that_decides_the_result_changes_the_fingerprint(tmp_path):
    folders = Folders(tmp_path / "inputs", tmp_path / "outputs", tmp_path / "categories")
    folder = folders.inputs / "w"
    folder.mkdir(parents=True)
    folders.categories.mkdir()
    schemes(folders.categories, "x")
    (folder / "a.csv").write_text("Input\nTe\n", encoding="utf-8")

    def now() -> str:
        job = open_workshop("w", folders)
        return fingerprint(job.parts_with(digest_inputs(job)))

    seen = [now()]

    def after(path, content: bytes) -> bool:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        seen.append(now())
        return len(set(seen)) == len(seen)

    assert now() == seen[0]
    assert after(folder / "a.csv", b"Input\nKaffe\n")
    assert after(folder / "b.csv", b"Input\nKaffe\n")
    (folder / "t.docx").write_bytes(b"one")
    assert after(folder / "workshop.yaml", b"appendix: {template: t.docx}\n")
    assert after(folder / "t.docx", b"two")
    (folder / "brev.docx").write_bytes(b"one")
    assert after(folder / "workshop.yaml", b"appendix: {template: t.docx}\nanswer: {template: brev.docx}\n")
    assert after(folder / "brev.docx", b"two")
    assert [caution.code for caution in open_workshop("w", folders).survey.cautions] == []
    assert after(folder / "decisions.yaml", b"themes: []\n")
    assert after(folders.categories / "x.yaml", SCHEME.replace("kaffe", "te").encode())
    assert after(folders.categories / "danish" / "words.yaml", b"{}\n")


@pytest.fixture
def project(tmp_path):
    """A workshop with everything that may stand beside its notes."""
    folders = Folders(tmp_path / "inputs", tmp_path / "outputs", tmp_path / "categories")
    folder = folders.inputs / "w"
    folder.mkdir(parents=True)
    (folders.categories / "danish").mkdir(parents=True)
    schemes(folders.categories, "x")
    (folders.categories / "danish" / "words.yaml").write_text("{}\n", encoding="utf-8")
    (folder / "workshop.yaml").write_text("title: te\nappendix: {template: look.docx}\n", encoding="utf-8")
    (folder / "decisions.yaml").write_text("themes: []\n", encoding="utf-8")
    (folder / "look.docx").write_bytes(b"PK")
    (folder / "a.csv").write_text("Input\nTe\n", encoding="utf-8")
    (folder / "b.csv").write_text("Input\nKaffe\n", encoding="utf-8")
    return folders


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("inputs/w/workshop.yaml", "read_settings"),
        ("inputs/w/decisions.yaml", "read_book"),
        ("categories/x.yaml", "load_scheme"),
        ("categories/danish/words.yaml", "load_scheme"),
    ],
)
@pytest.mark.parametrize("when", ["before", "after"])
def test_what_is_saved_while_it_is_read_is_not_taken_for_what_was_read(project, monkeypatch, name, reader, when):
    """Else the old rules would be published under the digest of the new ones, and stand."""
    path = project.inputs.parent / name
    read = getattr(workshop, reader)

    def saved(*arguments):
        if when == "before":
            path.write_bytes(path.read_bytes() + b"# saved\n")
        found = read(*arguments)
        if when == "after":
            path.write_bytes(path.read_bytes() + b"# saved\n")
        return found

    monkeypatch.setattr(workshop, reader, saved)
    with pytest.raises(RulesError, match=rf"^{path.name}: filen blev gemt, mens den blev læst\. Kør igen\.$"):
        open_workshop("w", project)


def test_line_ends_of_what_stands_beside_the_notes_do_not_count(project):
    before = open_workshop("w", project).parts
    for path in (project.inputs / "w" / "workshop.yaml", project.categories / "x.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert open_workshop("w", project).parts == before


def test_a_folder_is_surveyed_once_and_its_files_are_digested_only_where_it_is_asked_for(project, monkeypatch):
    surveyed, digested = [], []
    survey, digest = survey_folder, digest_content_of
    monkeypatch.setattr("flows.workshop.survey_folder", lambda *a: surveyed.append(a) or survey(*a))
    monkeypatch.setattr("flows.gather.files_to_notes.survey_folder", lambda *a: surveyed.append(a) or survey(*a))
    monkeypatch.setattr("flows.workshop.digest_content_of", lambda path: digested.append(path.name) or digest(path))
    job = open_workshop("w", project)
    make_edition(job)

    assert (surveyed, digested) == ([(project.inputs / "w", "look.docx", "")], [])
    assert list(digest_inputs(job)) == digested == ["a.csv", "b.csv"]


def test_a_digest_of_an_input_is_that_of_the_file_as_it_is_read(project):
    job = open_workshop("w", project)

    assert digest_inputs(job) == {file.file: file.sha256 for file in make_edition(job).gathered.files}


def test_a_link_to_nothing_is_not_taken_for_no_settings(project):
    settings = project.inputs / "w" / "workshop.yaml"
    settings.unlink()
    try:
        settings.symlink_to("borte.yaml")
    except OSError:
        pytest.skip("no links here")

    with pytest.raises(RulesError, match=r"^w/workshop\.yaml: filen kan ikke læses"):
        open_workshop("w", project)


@pytest.mark.parametrize(
    ("path", "content", "part"),
    [
        ("inputs/w/workshop.yaml", "title: kaffe\nappendix: {template: look.docx}\n", "settings"),
        ("inputs/w/decisions.yaml", "themes: []\n# set\n", "decisions"),
        ("inputs/w/names.txt", "Ole Bole\n", "names"),
        ("inputs/w/look.docx", "PK2", "template"),
        ("inputs/w/follow_up.yaml", "# intet endnu\n", "follow_up"),
        ("inputs/w/foto.pdf", "PDF", "unread"),
        ("categories/x.yaml", SCHEME + "# set\n", "scheme"),
        ("categories/danish/words.yaml", "{}\n# set\n", "staff_words"),
        ("inputs/w/a.csv", "Input\nMere te\n", None),
    ],
)
def test_what_changes_is_told_apart_by_its_part(project, path, content, part):
    before = open_workshop("w", project)
    inputs = digest_inputs(before)
    (project.inputs.parent / path).write_text(content, encoding="utf-8")
    after = open_workshop("w", project)

    changed = {name for name, value in after.parts.items() if before.parts.get(name) != value}
    assert changed == ({part} if part else set())
    assert (digest_inputs(after) != inputs) == (part is None)


def test_a_workshop_without_anything_beside_its_notes_has_empty_parts(tmp_path):
    folders = Folders(tmp_path / "inputs", tmp_path / "outputs", tmp_path / "categories")
    (folders.inputs / "w").mkdir(parents=True)
    folders.categories.mkdir()
    schemes(folders.categories, "x")
    job = open_workshop("w", folders)

    own = {name: part for name, part in job.parts.items() if name not in program_parts()}
    empty = ("settings", "decisions", "staff_words", "names", "unread", "template", "letter_template")
    assert own == {"workshop": "w", "scheme": job.parts["scheme"], **dict.fromkeys(empty, "")}
    assert job.parts_with({"a.csv": "1"}) == {**job.parts, "inputs": {"a.csv": "1"}}
    assert (job.lost, job.private_texts, job.undecided, job.scheme_name) == ((), frozenset(), "", "x")


def test_documents_are_not_laid_among_the_inputs(project):
    same = Folders(project.inputs, project.inputs / ".." / "inputs", project.categories)
    with pytest.raises(UsageError) as caught:
        open_workshop("w", same)

    assert str(caught.value) == "--inputs og --outputs er samme mappe. Læg dokumenterne i en anden."


@pytest.mark.parametrize("missing", [os.R_OK, os.X_OK])
def test_a_folder_that_may_not_be_read_is_told(project, monkeypatch, missing):
    monkeypatch.setattr(os, "access", lambda _, mode: not mode & missing)
    with pytest.raises(InputError) as caught:
        open_workshop("w", project)

    assert str(caught.value) == "w: mappen må ikke læses. Bed om adgang til den, og kør igen."
