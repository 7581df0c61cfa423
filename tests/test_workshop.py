import unicodedata

import pytest

from flows import workshop
from flows.content_digest import digest_content_of
from flows.errors import RulesError, UsageError
from flows.fingerprint import fingerprint
from flows.gather.folder import survey_folder
from flows.pipeline import make_edition
from flows.workshop import Folders, digest_inputs, find_scheme, find_workshops, open_workshop

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
    assert find_workshops(tmp_path, ("b", "b")) == ("b",)


def test_a_name_that_a_mac_wrote_is_the_one_that_people_type(tmp_path):
    apart, one = (unicodedata.normalize(form, "Målgrupper") for form in ("NFD", "NFC"))
    (tmp_path / apart).mkdir()
    schemes(tmp_path, apart, "x")

    assert find_workshops(tmp_path, (one, apart)) == (apart,)
    assert find_scheme(tmp_path, one, "kantinen") == find_scheme(tmp_path, "", one) == tmp_path / f"{apart}.yaml"
    (tmp_path / one).mkdir(exist_ok=True)  # on a Mac it is the same folder
    assert find_workshops(tmp_path, find_workshops(tmp_path)) == find_workshops(tmp_path)


@pytest.mark.parametrize("name", ["../a", "c", "", "a/b"])
def test_a_name_that_is_no_workshop_is_refused_with_those_there_are(tmp_path, name):
    (tmp_path / "a").mkdir()

    with pytest.raises(UsageError, match="Her er: a"):
        find_workshops(tmp_path, (name,))


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


@pytest.mark.parametrize(("there", "wanted"), [(("x", "y"), ""), (("x",), "y")])
def test_a_scheme_that_cannot_be_told_is_asked_for(tmp_path, there, wanted):
    with pytest.raises(RulesError, match=r"kantinen/workshop\.yaml: .* [Ss]kriv categories: og et af: x"):
        find_scheme(schemes(tmp_path, *there), wanted, "kantinen")


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
