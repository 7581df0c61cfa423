from datetime import date

import pytest

from flows.errors import RulesError
from flows.settings import WorkshopSettings, facts_of, read_settings


def test_without_the_file_the_folder_is_the_title(tmp_path):
    folder = tmp_path / "grønne byer"
    folder.mkdir()

    assert read_settings(folder).title == "grønne byer"


def test_the_keys_of_a_workshop(tmp_path):
    (tmp_path / "workshop.yaml").write_text(
        "title: støj\ndate: 2025-03-04\nplace: Rådhuset\nhost: Miljøenheden\ncategories: støj\n"
        "appendix: {number: 2, duplicates: all}\ndedupe: {similarity: 0.9}\n",
        encoding="utf-8",
    )
    settings = read_settings(tmp_path)

    assert (settings.title, settings.date, settings.place) == ("støj", date(2025, 3, 4), "Rådhuset")
    assert (settings.host, settings.categories) == ("Miljøenheden", "støj")
    assert (settings.appendix.number, settings.appendix.duplicates) == (2, "all")
    assert settings.dedupe.similarity == 0.9


def test_a_mistake_is_told_with_the_workshop_and_the_line(tmp_path):
    folder = tmp_path / "støj"
    folder.mkdir()
    (folder / "workshop.yaml").write_text("title: støj\ndedupe:\n  similarity: 88\n", encoding="utf-8")

    with pytest.raises(RulesError) as caught:
        read_settings(folder)

    assert str(caught.value) == (
        "støj/workshop.yaml, linje 3: 'dedupe.similarity' må højst være 1. (der står: 88)\n"
        "      similarity: 88\n"
        "                  ^"
    )


def test_the_title_is_taken_without_workshop_om(tmp_path):
    (tmp_path / "workshop.yaml").write_text("title: Workshop om støj\n", encoding="utf-8")

    assert read_settings(tmp_path).title == "støj"


FACTS = {"title": "cykler", "date": "2025-08-13", "place": "Hallen", "host": "Vejen", "scheme": "veje"}


def test_the_facts_of_a_workshop_are_known_by_the_names_that_the_review_workbook_has():
    given = {("categories" if fact == "scheme" else fact): value for fact, value in FACTS.items()}

    assert facts_of(WorkshopSettings.model_validate(given)) == FACTS
    assert facts_of(WorkshopSettings()) == dict.fromkeys(FACTS, "")


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_that_people_put_right_wins_and_the_others_stand(tmp_path, fact):
    written = (
        "title: støj\ndate: 2025-03-04\nplace: Rådhuset\nhost: Miljø\ncategories: støj\nappendix: {number: 2}\n"
    )
    (tmp_path / "workshop.yaml").write_text(written, encoding="utf-8")
    before, after = read_settings(tmp_path), read_settings(tmp_path, {fact: FACTS[fact]})

    assert facts_of(after) == facts_of(before) | {fact: FACTS[fact]}
    assert after.appendix == before.appendix


def test_a_title_that_people_took_away_is_the_folders_name(tmp_path):
    folder = tmp_path / "grønne byer"
    folder.mkdir()
    (folder / "workshop.yaml").write_text("title: støj\n", encoding="utf-8")

    assert read_settings(folder, {"title": ""}).title == "grønne byer"
