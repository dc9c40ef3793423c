from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.models.articles_model import ArticlesModel, Order, listed_words, matching_words, origin_of
from desktop.records import ArticleRow, Facts


def article(number, title="T", published=None, matching=1, happenings=2, **facts):
    shown = Facts(title=title, published=published, **facts)
    return ArticleRow(number, f"{number}.txt", shown, ("en",), happenings, matching, 1, 0, 3, 1)


ROWS = (
    article(1, "Beta", date(2020, 1, 1), matching=2),
    article(2, "alpha", None, matching=9),
    article(3, "Gamma", date(2021, 1, 1)),
)


@pytest.fixture
def model(qapp):
    model = ArticlesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(ROWS)
    return model


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        (Order.NEWEST, [3, 1, 2]),
        (Order.OLDEST, [1, 3, 2]),
        (Order.TITLE, [2, 1, 3]),
        (Order.EVENTS, [2, 1, 3]),
    ],
)
def test_articles_without_a_date_stand_last_where_the_date_decides(model, order, numbers):
    model.sort_by(order)
    assert [row.id for row in model.rows] == numbers
    assert [model.index_of(number).row() for number in numbers] == [0, 1, 2]


def test_new_counts_of_the_same_articles_do_not_reset_the_list(model, qtbot):
    resets = []
    model.modelReset.connect(lambda: resets.append(True))
    with qtbot.waitSignal(model.dataChanged):
        model.show_rows([article(row.id, row.facts.title, row.facts.published, matching=0) for row in ROWS])
    assert not resets
    assert model.row_at(model.index(0)).matching == 0


def test_an_article_that_is_not_listed_has_no_index(model):
    assert not model.index_of(99).isValid()
    assert not model.index_of(None).isValid()


def test_a_screen_reader_hears_what_the_card_shows(model):
    spoken = model.index_of(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("alpha; no date; outlet not given; en;")
    assert "1 of 3 reviewed" in spoken


def test_the_tool_tip_names_title_and_file(model):
    assert model.index_of(1).data(Qt.ItemDataRole.ToolTipRole) == "Beta\n1.txt"


def test_words_of_a_card():
    assert origin_of(article(1, source="Post", author="A")) == "Post"
    assert origin_of(article(1, author="A")) == "by A"
    assert matching_words(article(1, happenings=0)) == "no events"
    assert matching_words(article(1, matching=2)) == "all 2"
    assert matching_words(article(1)) == "1 of 2"
    assert listed_words(5, 5) == "5 articles, all match"
    assert listed_words(1, 5) == "1 of 5 articles"
    assert listed_words(1, 1) == "1 article"
