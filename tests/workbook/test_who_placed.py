"""The summary says of how many notes a person decided: of those notes themselves, and where they are printed."""

import io

import docx

from flows.pipeline import make_documents, make_edition
from flows.workshop import digest_inputs, open_workshop
from tests.workbook.desk import NAME, Desk, Sheets


def said_by_the_summary(desk: Desk) -> str:
    job = open_workshop(NAME, desk.folders)
    made = make_documents(job, make_edition(job), digest_inputs(job), None)
    texts = [each.text for each in docx.Document(io.BytesIO(made.documents["sammenfatning.docx"])).paragraphs]
    return next(text for text in texts if "Medarbejdere" in text)


def test_what_stands_with_a_note_that_was_decided_about_is_told_apart(tmp_path):
    desk = Desk.of(tmp_path, ["Mere kaffe", "Flere kaffekopper", "Stolene larmer", "Hvorfor?", "Ro om morgenen"])
    desk.run()

    def decide(sheets: Sheets) -> None:
        sheets.write("Mere kaffe", Rettet_tema="Rum og møbler")
        sheets.write("Stolene larmer", Rettet_tema="Tid, ro og pauser")
        sheets.write("Hvorfor?", Rettet_tema="Rum og møbler", Handling="Udelad")

    desk.edit(decide)
    desk.run()
    ids = desk.ids()
    texts = ["Mere kaffe", "Flere kaffekopper"]
    entry = f"same:\n- notes: [{', '.join(ids[text] for text in texts)}]\n  texts: [{', '.join(texts)}]\n"
    desk.yaml.write_text(desk.yaml.read_text(encoding="utf-8") + entry, encoding="utf-8")

    assert said_by_the_summary(desk) == (
        "Ét input har fået sit tema efter faste regler, der ser på ordene. Ordene siger, hvad et input handler om, "
        "ikke om det er for eller imod. Medarbejdere har fordelt to input på temaer. "
        "Ét input har fået sit tema fra et input, det er det samme som."
    )


def test_what_is_like_a_note_whose_theme_was_typed_is_told_apart(tmp_path):
    desk = Desk.of(tmp_path, [])
    rows = ["Input;Tema", "Mere kaffe til alle på gangen;Rum og møbler", "Mere kaffe til alle på gangen!;"]
    (desk.inputs / "noter.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")

    assert said_by_the_summary(desk) == (
        "Medarbejdere har givet ét input sit tema. Ét input har fået sit tema fra et input, det er det samme som."
    )
