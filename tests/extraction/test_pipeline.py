"""All stages from a document to the JSON object that leaves the program."""

import json
from datetime import date

import jsonschema
import pytest

from desktop import paths
from desktop.extraction.form import analysis_row
from desktop.extraction.pipeline import RULES, analyse, find_content, warm_up
from desktop.records import Document, Span


def sample(path):
    return Document(path.name, path.name, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", paths.samples(), ids=lambda path: path.stem)
def test_the_row_of_a_sample_is_as_the_schema_says(path):
    schema = json.loads(paths.resource("analysis.schema.json").read_text(encoding="utf-8"))
    document = sample(path)
    row = analysis_row(document, analyse(document))
    jsonschema.validate(row, schema)
    assert row["events"]


@pytest.mark.parametrize("path", paths.samples(), ids=lambda path: path.stem)
def test_every_span_of_an_event_lies_in_its_sentence(path):
    document = sample(path)
    for event in analyse(document).events:
        assert event.sentence.holds(event.trigger)
        assert all(event.sentence.holds(span) for span in (*event.source_spans, *event.target_spans))
        assert event.date_span is None or event.sentence.holds(event.date_span)


def test_chrome_gives_no_event():
    text = "Kenya condemned Uganda.\nShare"
    document = Document("a", None, text, published=date(2024, 3, 5), chrome=(Span(0, 23),))
    assert analyse(document).events == ()


def test_a_given_language_stands():
    assert analyse(Document("a", None, "Kenya condemned Uganda.", language="es")).language == "es"


def test_the_version_names_the_rules():
    assert analyse(Document("a", None, "")).version.endswith(RULES)


def test_content_is_what_chrome_leaves():
    assert list(find_content(10, (Span(0, 2), Span(5, 7)))) == [Span(2, 5), Span(7, 10)]
    assert list(find_content(4, ())) == [Span(0, 4)]
    assert list(find_content(4, (Span(0, 4),))) == []


def test_warming_up_leaves_the_result_alone():
    before = analyse(Document("a", None, "Kenya condemned Uganda."))
    warm_up()
    assert analyse(Document("a", None, "Kenya condemned Uganda.")) == before
