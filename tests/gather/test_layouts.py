"""The corpus of layouts. Below each sheet stands what must become of each cell, a letter a cell.

N note, h heading, l label, # number, p person, d date, m metadata, o other, e empty, g guidance, r repeated,
. nothing.
"""

from dataclasses import dataclass, field

import pytest

from tests.gather.make import aside, codes, csv, gather, texts, xlsx

LETTERS = {
    "h": "heading",
    "l": "label",
    "#": "number",
    "p": "person",
    "d": "date",
    "m": "metadata",
    "o": "other",
    "e": "empty",
    "g": "guidance",
    "r": "repeated",
}


@dataclass(frozen=True)
class Case:
    name: str
    layout: str
    rows: list
    marks: list
    cautions: list = field(default_factory=list)
    formats: tuple = ("xlsx", "csv")
    sheet: str = "Ark1"


CASES = [
    Case(
        "list_with_title_rows",
        "list",
        [
            ["Workshop om grønne indkøb"],
            ["Rådhuset den 3. marts 2025"],
            [],
            ["Nr.", "Bord", "Input", "Skrevet ind af"],
            [1, "1", "Køb mere genbrug", "sekretariatet"],
            [2, "1", "Mål på klima i alle udbud", "sekretariatet"],
        ],
        ["h", "h", "", "hhhh", "#lNp", "#lNp"],
    ),
    Case("one_column_with_a_heading", "list", [["Post-it"], ["Ro"], ["Mere tid til samtaler"]], ["h", "N", "N"]),
    Case("heading_in_english", "list", [["Sticky notes"], ["Mere lys"], ["Flere pauser"]], ["h", "N", "N"]),
    Case("heading_in_capitals_with_accent", "list", [["IDÉ"], ["Mere lys"], ["Flere pauser"]], ["h", "N", "N"]),
    Case(
        "remark_column_beside_a_date",
        "list",
        [["Dato", "Bemærkning"], ["15-08-2025", "Det er svært at finde vej"], ["16-08-2025", "Godt kursus"]],
        ["hh", "dN", "dN"],
    ),
    Case(
        "column_per_question",
        "columns",
        [
            ["Hvad virker allerede?", "Hvad mangler?", "Hvad skal vi gøre nu?"],
            ["Makkerordningen", "En fast kontaktperson", "Skriv en plan"],
            ["Fredagskaffen", None, "Spørg brugerne?"],
            [None, "Tid?"],
        ],
        ["hhh", "NNN", "N.N", ".N"],
    ),
    Case(
        "column_per_question_with_number",
        "columns",
        [
            ["Spørgsmål 1: Hvad fylder?", "Spørgsmål 2: Hvad gør vi?"],
            ["Travlhed", "Mødefri fredag"],
            ["Støj i kontoret", "Stillerum"],
        ],
        ["hh", "NN", "NN"],
    ),
    Case(
        "column_per_table",
        "columns",
        [["Bord 1", "Bord 2", "Bord 3"], ["Mere tid", "Bedre lys", "Flere møder"], ["Ro", None, "Færre møder"]],
        ["hhh", "NNN", "N.N"],
    ),
    Case(
        "challenges_and_solutions",
        "columns",
        [
            ["Udfordringer", "Løsninger"],
            ["Vi når ikke samtalerne", "Sæt tid af i kalenderen"],
            ["Støj", "Skærmvægge"],
        ],
        ["hh", "NN", "NN"],
    ),
    Case(
        "topics_that_no_list_knows",
        "columns",
        [
            ["Læring", "Fællesskab"],
            ["Vi mangler tid til at lære af hinanden", "Spis frokost sammen hver tirsdag i kantinen"],
            ["Lav korte kurser i arbejdstiden for alle", "Nye kolleger skal have en følgesvend"],
        ],
        ["hh", "NN", "NN"],
        ["read_as_heading"],
    ),
    Case(
        "no_heading_at_all",
        "no_header",
        [["Oprigtig interesse"], ["Vi skal kunne tale om det svære"], ["Spørg i stedet for at gætte"]],
        ["N", "N", "N"],
        ["first_row_short"],
    ),
    Case("one_word_notes", "list", [["Input"], ["Tryghed"], ["Ro"], ["Tid"], ["Ro"]], ["h", "N", "N", "N", "N"]),
    Case(
        "blank_rows_and_columns_first",
        "list",
        [[], [], [None, None, "Input", "Navn"], [], [None, None, "Mere plads", "Ida (opdigtet)"]],
        ["", "", "..hh", "", "..Np"],
    ),
    Case(
        "sections_in_rows_of_their_own",
        "list",
        [["Input"], ["Bord 1"], ["Mere plads"], ["Mere tid"], [], ["Bord 2"], ["Bedre lys"]],
        ["h", "h", "N", "N", "", "h", "N"],
    ),
    Case(
        "sections_without_a_heading",
        "no_header",
        [["Bord 1"], ["Mere plads til cykler"], ["Mere tid"], [], ["Bord 2:"], ["Bedre lys i gangen"]],
        ["h", "N", "N", "", "h", "N"],
    ),
    Case(
        "blocks_below_each_other_with_the_heading_again",
        "list",
        [
            ["Bord 1"],
            ["Nr.", "Input"],
            [1, "Mere plads"],
            [],
            ["Bord 2"],
            ["Nr.", "Input"],
            [1, "Bedre lys"],
            [2, "Flere planter"],
        ],
        ["h", "hh", "#N", "", "h", "hh", "#N", "#N"],
    ),
    Case(
        "blocks_with_other_headings",
        "columns",
        [
            ["Nr.", "Udfordringer"],
            [1, "Støj"],
            [],
            ["Navn", "Nr.", "Løsninger"],
            ["Bo (opdigtet)", 1, "Skærmvægge"],
        ],
        ["hh", "#N", "", "hhh", "p#N"],
    ),
    Case(
        "tables_beside_each_other",
        "columns",
        [
            ["Nr.", "Input", None, "Nr.", "Input"],
            [1, "Mere plads", None, 1, "Bedre lys"],
            [2, "Ro", None, 2, "Tid"],
        ],
        ["hh.hh", "#N.#N", "#N.#N"],
    ),
    Case(
        "tables_beside_each_other_that_start_in_different_rows",
        "side_by_side",
        [
            ["Bord 1", None, None, "Bord 2"],
            ["Input", "Navn", None, None],
            ["Mere plads", "Ib (opdigtet)", None, "Input"],
            ["Ro", "Bo (opdigtet)", None, "Bedre lys"],
            [None, None, None, "Tid"],
        ],
        ["h..h", "hh", "Np.h", "Np.N", "...N"],
    ),
    Case(
        "tables_beside_each_other_that_start_in_different_rows_far_apart",
        "side_by_side",
        [
            ["Bord 1", *[None] * 6, "Bord 2"],
            ["Nr.", "Input"],
            [1, "Mere plads", *[None] * 5, "Nr.", "Input"],
            [2, "Ro", *[None] * 5, 1, "Bedre lys"],
            [*[None] * 7, 2, "Tid"],
        ],
        ["h......h", "hh", "#N.....hh", "#N.....#N", ".......#N"],
    ),
    Case(
        "closing_lines",
        "list",
        [
            ["Nr.", "Input"],
            [1, "Mere plads"],
            [2, "Ro"],
            [],
            [None, "I alt: 2"],
            [None, "Renskrevet af Ida (opdigtet)"],
        ],
        ["hh", "#N", "#N", "", ".l", ".p"],
    ),
    Case(
        "sum_in_two_cells",
        "list",
        [["Tema", "Input"], ["Lys", "Flere lamper ved skrivebordene"], ["Ro", "Døre der lukker"], ["I alt", 2]],
        ["hh", "lN", "lN", "ll"],
        formats=("xlsx",),
    ),
    Case(
        "a_note_that_begins_like_a_sum",
        "list",
        [["Input"], ["I alt for få møder"], ["Skrevet af os alle: vi vil mere"], ["Total forvirring om reglerne"]],
        ["h", "N", "N", "N"],
    ),
    Case(
        "votes_priority_and_colour",
        "list",
        [
            ["Post-it", "Antal stemmer", "Prioritet", "Farve", "Facilitator"],
            ["Mere plads", 4, "Høj", "Gul", "Ida (opdigtet)"],
            ["Ro", 2, "Lav", "Grøn", "Ida (opdigtet)"],
        ],
        ["hhhhh", "N#lmp", "N#lmp"],
    ),
    Case(
        "numbered_post_its_with_text_beside",
        "list",
        [["Post-it", "Tekst"], [1, "Mere plads"], [2, "Ro"]],
        ["hh", "#N", "#N"],
    ),
    Case(
        "remark_beside_the_input_is_not_read_and_is_told",
        "list",
        [
            ["Input", "Kommentar"],
            ["Mere plads", "Det tager vi op på næste møde i styregruppen"],
            ["Ro", "Er allerede i gang i afdelingen på første sal"],
        ],
        ["hh", "No", "No"],
        ["looks_like_note"],
    ),
    Case(
        "unknown_column_of_sentences_beside_the_input_is_told",
        "list",
        [
            ["Input", "Xyz"],
            ["Mere plads", "Det tager vi op på næste møde i styregruppen"],
            ["Ro", "Er allerede i gang i afdelingen på første sal"],
        ],
        ["hh", "No", "No"],
        ["looks_like_note"],
    ),
    Case(
        "email_in_an_unknown_column",
        "list",
        [["Input", "Xyz"], ["Mere plads", "a@example.dk"], ["Ro", "b@example.dk"]],
        ["hh", "Np", "Np"],
    ),
    Case(
        "microsoft_forms",
        "forms",
        [
            ["ID", "Start time", "Completion time", "Email", "Name", "Hvad virker?", "Hvor enig er du?", "Andet"],
            [1, "3/1/25 10:00:00", "3/1/25 10:02:00", "anonymous", "Ida (opdigtet)", "Kaffen er god", 4, "Nej"],
            [2, "3/1/25 10:01:00", "3/1/25 10:03:00", "anonymous", "Bo (opdigtet)", "Makkere", 5, "Flere planter"],
        ],
        ["hhhhhhhh", "mddppN#N", "mddppN#N"],
    ),
    Case(
        "microsoft_forms_in_danish_with_a_choice",
        "forms",
        [
            ["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn", "Hvor arbejder du?", "Dine ønsker"],
            *(
                [
                    n,
                    "01-03-2025 10:00",
                    "01-03-2025 10:05",
                    "anonymous",
                    "",
                    ("Skole", "Dagtilbud")[n % 2],
                    f"Ønske {n} om ro",
                ]
                for n in range(1, 8)
            ),
        ],
        ["hhhhhhh", *["mddp.lN"] * 7],
        ["choice_column"],
    ),
    Case(
        "mural",
        "mural",
        [
            ["ID", "Text", "BG Color", "Sticky type", "Position X", "Area", "Last Updated By", "Last Updated"],
            [
                "0-1",
                "Kaffe &amp; kage &gt; møder",
                "#FCFE7D",
                "square",
                "12",
                "Bord 1",
                "Ida (opdigtet)",
                "2025-03-01",
            ],
            ["0-2", "Ro", "#FCFE7D", "square", "90", "Bord 1", "Ida (opdigtet)", "2025-03-01"],
            ["0-2", "Ro", "#FCFE7D", "square", "90", "Bord 1", "Ida (opdigtet)", "2025-03-01"],
            ["0-3", "Ro", "#FCFE7D", "square", "95", "Bord 2", "Ida (opdigtet)", "2025-03-01"],
        ],
        ["hhhhhhhh", "mNmlmlpd", "mNmlmlpd", "mrmlmlpd", "mNmlmlpd"],
        ["repeated_row", "repeated_text", "markup_decoded"],
    ),
    Case(
        "mentimeter_voters",
        "mentimeter",
        [
            ["Mentimeter"],
            ["Workshop om ro"],
            [],
            ["Date (UTC)", "Session", "Voter", "Hvad fylder?: Answer", "Tryghed::Enig"],
            ["2025-03-01 10:00", "1", "Voter 1", "Travlhed", 4],
            ["2025-03-01 10:01", "1", "Voter 2", "Støj", 5],
        ],
        ["h", "h", "", "hhhhh", "dmpN#", "dmpN#"],
    ),
    Case(
        "padlet",
        "padlet",
        [
            ["Posts"],
            ["Subject", "Body", "Author", "Attachment", "Section", "Created at"],
            ["Støj", "Der er for meget støj", "Ida (opdigtet)", "", "Bord 1", "2025-03-01 10:00:00 UTC"],
            ["Lys", "Flere lamper", "Bo (opdigtet)", "", "Bord 2", "2025-03-01 10:01:00 UTC"],
        ],
        ["h", "hhhhhh", "NNp.ld", "NNp.ld"],
        formats=("csv", "xlsx"),
    ),
    Case(
        "slido",
        "slido",
        [
            ["Question", "Author", "Score", "Status", "Date created"],
            ["Hvornår får vi ro?", "Anonymous", 4, "published", "2025-03-01"],
            ["Kan vi få mere lys?", "Anonymous", 1, "published", "2025-03-01"],
        ],
        ["hhhhh", "Np#ld", "Np#ld"],
    ),
    Case(
        "google_forms",
        "google_forms",
        [
            ["Tidsstempel", "Mailadresse", "Hvad skal vi huske?", "Andre tanker"],
            ["01/03/2025 10.00.00", "a@example.dk", "At lytte", "Tak for i dag"],
            ["01/03/2025 10.05.00", "b@example.dk", "At spørge", "Mere kaffe"],
        ],
        ["hhhh", "dpNN", "dpNN"],
    ),
    Case(
        "polis_comments",
        "polis",
        [
            ["timestamp", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"],
            ["1718000000000", "0", "3", "4", "1", "1", "Flere bænke i parken"],
            ["1718000000001", "1", "4", "2", "2", "1", "Færre biler ved skolen"],
        ],
        ["hhhhhhh", "dmpmmlN", "dmpmmlN"],
    ),
    Case(
        "staff_have_sorted_some",
        "list",
        [["Tema", "Input"], ["Ledelse", "Gå forrest"], [None, "Mere tid"], ["Kultur", "Grin sammen"]],
        ["hh", "lN", ".N", "lN"],
    ),
    Case(
        "notes_in_a_row_for_each_table",
        "no_header",
        [
            ["Bord 1", "Mere plads til cykler", "Flere bænke i gården"],
            ["Bord 2", "Bedre lys ved indgangen", "Et sted at stille kopper"],
            ["Bord 3", "Planter i alle rum", "Døre der kan lukkes"],
        ],
        ["lNN", "lNN", "lNN"],
    ),
    Case(
        "questions_down_the_side",
        "no_header",
        [
            ["Hvad virker godt allerede?", "Vi har faste frokoster om fredagen", "Der er en god tone i huset"],
            ["Hvad kunne være bedre?", "Mere ro, når man skal skrive", "Flere døre, der kan lukkes"],
            ["Hvad gør vi så nu?", "Spørg alle i huset inden jul", "Prøv en stille time"],
        ],
        ["lNN", "lNN", "lNN"],
        ["looks_like_note"],
    ),
    Case(
        "long_questions_as_headings",
        "columns",
        [
            [
                "Hvilke barrierer oplever du i din hverdag, når du gerne vil tale åbent med din nærmeste leder?",
                "Beskriv med dine egne ord, hvad der skal til, for at alle tør sige, hvad de mener",
            ],
            ["Tid", "Tillid"],
            ["Mod", "Faste samtaler"],
        ],
        ["hh", "NN", "NN"],
    ),
    Case(
        "a_topic_that_is_also_a_word_for_dates",
        "columns",
        [
            ["Tid", "Økonomi"],
            ["Vi skal have mere tid til at tale sammen", "Der mangler penge til kurser"],
            ["Sæt en time af hver fredag til det", "Søg puljer sammen med andre"],
        ],
        ["hh", "NN", "NN"],
        ["read_as_heading"],
    ),
    Case(
        "title_over_a_list_without_headings",
        "no_header",
        [
            ["Input fra workshop om ro"],
            ["Kantinen den 3. marts"],
            [],
            ["Vi skal kunne lukke døren"],
            ["Ingen mails efter kl. 16"],
            ["Stillerum på alle etager"],
        ],
        ["h", "h", "", "N", "N", "N"],
        ["read_as_heading"],
    ),
    Case(
        "title_that_names_a_person",
        "list",
        [["Workshop om ro"], ["Facilitator: Ida Holm (opdigtet)"], ["Sted: Kantinen"], ["Input"], ["Luk døren"]],
        ["h", "p", "h", "h", "N"],
    ),
    Case(
        "only_white_space",
        "list",
        [["Input", "Navn"], ["   ", "Ida (opdigtet)"], ["Luk døren", " "], ["\u00a0\n", None]],
        ["hh", "ep", "Ne", "e"],
    ),
    Case(
        "sheet_of_guidance",
        "guidance",
        [["Skriv et input i hver celle"], ["Ret ikke i overskrifterne"]],
        ["g", "g"],
        ["guidance_sheet"],
        ("xlsx",),
        "Vejledning",
    ),
    Case(
        "notes_written_into_the_template_sheet",
        "list",
        [["Nr.", "Input"], [1, "Luk døren"], [2, "Ro"]],
        ["hh", "#N", "#N"],
        formats=("xlsx",),
        sheet="Skabelon",
    ),
    Case(
        "list_of_participants",
        "guidance",
        [["Navn", "Organisation", "E-mail"], ["Ida (opdigtet)", "Skolen", "a@example.dk"]],
        ["ppp", "ppp"],
        ["guidance_sheet"],
        ("xlsx",),
        "Deltagerliste",
    ),
    Case(
        "heading_merged_with_a_remark_in_brackets",
        "list",
        [["Nr", "Input (ordret)", "Skrevet af"], [1, "Luk døren", "Ida (opdigtet)"], [2, "Ro", "Bo (opdigtet)"]],
        ["hhh", "#Np", "#Np"],
    ),
    Case(
        "heading_with_table_in_it",
        "list",
        [["Input fra bord 3", "Deltagernavn"], ["Luk døren", "Ida (opdigtet)"], ["Ro", "Bo (opdigtet)"]],
        ["hh", "Np", "Np"],
    ),
    Case(
        "numbers_without_a_heading_beside_it",
        "list",
        [[None, "Input"], [1, "Luk døren"], [2, "Ro"]],
        [".h", "#N", "#N"],
    ),
    Case(
        "idea_with_elaboration",
        "columns",
        [
            ["Titel", "Beskrivelse"],
            ["Stillerum", "Et rum på hver etage, hvor man ikke taler"],
            ["Mødefri dag", "Ingen møder om fredagen"],
        ],
        ["hh", "NN", "NN"],
    ),
    Case(
        "note_in_the_wrong_column_is_told",
        "list",
        [
            ["Nr.", "Input"],
            [1, "Luk døren"],
            [2, "Ro"],
            ["Denne her hører til bord fire, tror vi", None],
            [4, "Tid"],
        ],
        ["hh", "#N", "#N", "o", "#N"],
        ["looks_like_note"],
    ),
    Case(
        "captions_and_values_above_the_headings",
        "list",
        [
            ["Dato:", "13-08-2025"],
            ["Bord:", 3],
            ["Facilitator:", "Ida Holm (opdigtet)"],
            [],
            ["Nr.", "Hvad fylder?"],
            [1, "Luk døren"],
            [2, "Ro"],
        ],
        ["hh", "h#", "hp", "", "hh", "#N", "#N"],
        formats=("xlsx",),
    ),
    Case(
        "names_without_a_heading",
        "no_header",
        [
            [1, "Vi skal have mere tid til at tale sammen", "Mette"],
            [2, "Ledelsen bør gå forrest og vise vejen", "Hans Ole"],
            [3, "Der skal være ro, når vi taler i telefon", "Mette"],
        ],
        ["#Np", "#Np", "#Np"],
        ["looks_like_name"],
    ),
    Case(
        "a_board_without_headings",
        "no_header",
        [
            [None, "Vi skal have mere tid til at tale sammen", None, "Bedre lys"],
            ["Ledelsen bør gå forrest og vise vejen", None, "Et sted at være alene", None],
            [None, "Lys", None, "Tid til hinanden"],
            ["Ro", None, "Døre, der kan lukkes, i alle rum", None],
        ],
        [".N.N", "N.N", ".N.N", "N.N"],
    ),
    Case(
        "note_and_comment",
        "list",
        [["Note", "Kommentar"], ["Luk døren", "ok"], ["Ro", None]],
        ["hh", "No", "N"],
    ),
    Case(
        "headings_that_name_people_over_sentences",
        "columns",
        [
            ["Borger", "Medarbejder", "Leder"],
            [
                "Vi ved ikke, hvem vi skal ringe til",
                "Der er for mange skemaer at udfylde",
                "Vi mangler tal, som vi kan stole på",
            ],
            ["Det tager for lang tid at få svar", "Vi vil gerne have fælles mødetid", "Ros"],
        ],
        ["hhh", "NNN", "NNN"],
    ),
    Case(
        "topics_below_each_other",
        "list",
        [
            ["Styrker"],
            ["Godt humør"],
            ["Ro"],
            [],
            ["Svagheder"],
            ["For lidt tid"],
            [],
            ["Muligheder"],
            ["Nye lokaler"],
        ],
        ["h", "N", "N", "", "h", "N", "", "h", "N"],
    ),
    Case(
        "questions_and_answers_in_rows",
        "list",
        [["Spørgsmål", "Svar"], ["Hvad virker?", "Kaffen"], ["Hvad virker?", "Ro"], ["Hvad mangler?", "Lys"]],
        ["hh", "lN", "lN", "lN"],
    ),
    Case(
        "colours_as_headings",
        "columns",
        [
            ["Gul", "Grøn", "Rød"],
            ["Vi skal have mere tid til at tale sammen", "Ledelsen bør gå forrest og vise vejen", "Mere lys"],
            ["Spis frokost på samme tid hver dag", "Døre, der kan lukkes, i alle rum", "Støj"],
        ],
        ["hhh", "NNN", "NNN"],
        ["read_as_heading"],
    ),
    Case(
        "footer_below_numbers",
        "list",
        [["Nr", "Input"], [1, "Luk døren"], [2, "Ro"], ["Kilde: bord 1 og 2"], ["Antal: 2"]],
        ["hh", "#N", "#N", "#", "l"],
    ),
    Case(
        "decidim_proposals",
        "decidim",
        [
            ["id", "category/name/da", "title/da", "body/da", "supports", "published_at"],
            ["1", "Byrum", "Bænke", "Flere bænke langs åen", "12", "2025-03-01"],
            ["2", "Trafik", "Cykler", "Bredere cykelstier", "4", "2025-03-02"],
        ],
        ["hhhhhh", "mloN#d", "mloN#d"],
    ),
]


def marks_to_asides(case):
    return {
        f"{chr(65 + column)}{row}": LETTERS[mark]
        for row, line in enumerate(case.marks, 1)
        for column, mark in enumerate(line)
        if mark not in ".N"
    }


def marked_notes(case):
    return [
        str(case.rows[row][column])
        for row, line in enumerate(case.marks)
        for column, mark in enumerate(line)
        if mark == "N"
    ]


@pytest.mark.parametrize(
    ("case", "ending"),
    [pytest.param(case, ending, id=f"{case.name}-{ending}") for case in CASES for ending in case.formats],
)
def test_layout(case, ending, tmp_path):
    content = xlsx({case.sheet: case.rows}) if ending == "xlsx" else csv(case.rows)
    if "N" in "".join(case.marks):
        gathered = gather(tmp_path, **{f"fil__{ending}": content})
    else:
        gathered = gather(tmp_path, **{f"fil__{ending}": content, "anden__csv": csv([["Input"], ["Luk døren"]])})
        gathered = type(gathered)((gathered.files[1],), gathered.cautions)
    assert aside(gathered) == marks_to_asides(case)
    expected = marked_notes(case)
    if case.name == "mural":
        expected[0] = "Kaffe & kage > møder"
    assert texts(gathered) == expected
    assert gathered.files[0].sheets[0].layout == case.layout
    assert codes(gathered) == case.cautions
