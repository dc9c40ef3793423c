"""The relation matrix, counted by hand and by brute force."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from operator import attrgetter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from world import HandReader, finish, make_analysis, make_document, make_event

from desktop.library import Library
from desktop.records import (
    Cell,
    Count,
    EventType,
    Filter,
    Measure,
    Review,
    Scale,
    Status,
    Verdict,
)


def test_a_happening_counts_once_in_a_cell_with_the_values_of_its_first_report(library):
    assert library.matrix().cells["KOR", "PRK"] == Cell(1, -3.0, 0, 1)
    reports = library.matrix(measure=Measure(Count.REPORTS)).cells["KOR", "PRK"]
    assert reports == Cell(2, -3.25, 0, 2)


def test_a_mutual_act_stands_in_both_cells_and_once_in_the_totals(library):
    matrix = library.matrix(Filter(types=frozenset({EventType.CONSULT}), statuses=frozenset({Status.FACT})))
    assert matrix.cells == {("JPN", "KOR"): Cell(1, 2.5, 1, 0), ("KOR", "JPN"): Cell(1, 2.5, 1, 0)}
    assert matrix.row_totals == {"JPN": 1, "KOR": 1}
    assert matrix.column_totals == {"JPN": 1, "KOR": 1}
    assert matrix.total == 1


def test_an_act_of_several_actors_counts_once_in_their_target_s_total(library):
    matrix = library.matrix(Filter(types=frozenset({EventType.SANCTION})))
    assert set(matrix.cells) == {("USA", "PRK"), ("JPN", "PRK")}
    assert matrix.column_totals == {"PRK": 1}
    assert matrix.total == 1


def test_the_whole_world_counted_by_hand(library):
    matrix = library.matrix()
    assert matrix.total == 6
    assert matrix.row_totals == {"KOR": 3, "JPN": 2, "USA": 2, "IRN": 1}
    assert matrix.column_totals == {"PRK": 2, "JPN": 2, "KOR": 2, "ISR": 1}
    assert matrix.actors == ("KOR", "JPN", "PRK", "USA", "IRN", "ISR")


def test_the_order_of_actors_stays_under_a_filter(library):
    assert library.matrix(Filter(source="IRN")).actors == library.matrix().actors
    assert set(library.matrix(Filter(source="IRN")).cells) == {("IRN", "ISR")}


def test_rejected_events_never_count(library):
    library.review_events({1: Review(Verdict.REJECTED)})
    assert library.matrix().cells["KOR", "PRK"] == Cell(1, -3.5, 0, 1)
    library.review_events({2: Review(Verdict.REJECTED)})
    assert ("KOR", "PRK") not in library.matrix().cells
    assert library.matrix().total == 5


def test_the_scale_is_chosen(library):
    assert library.matrix(measure=Measure(scale=Scale.GOLDSTEIN)).cells["IRN", "ISR"].mean == -10
    assert library.matrix().cells["IRN", "ISR"].mean == -9


def test_every_part_of_a_filter_narrows(library):
    def total(**parts):
        return library.matrix(Filter(**parts)).total

    assert total(source="USA") == 2
    assert total(source="USA", target="KOR") == 1
    assert total(statuses=frozenset({Status.POSSIBLE})) == 1
    assert total(articles=frozenset({2})) == 1
    assert total(languages=frozenset({"es"})) == 1
    assert total(text="raid") == 1
    assert total(days=(date(2024, 2, 1), date(2024, 2, 28)), undated=False) == 2
    assert total(days=(date(2024, 2, 1), date(2024, 2, 28))) == 4
    assert total(undated_only=True) == 2
    assert total(sure=0.8) == 6
    assert total(sure=0.95) == 0


def test_what_the_analyst_has_accepted_is_sure_enough(library):
    library.review_events({3: Review(Verdict.ACCEPTED)})
    assert {event.id for event in library.event_rows(Filter(sure=0.99))} == {3}
    assert library.matrix(Filter(sure=0.99)).total == library.counts(Filter(sure=0.99)).matching == 1
    assert [row.id for row in library.article_rows(Filter(sure=0.99))] == [1]


def test_articles_count_once_for_a_pair_with_the_mean_of_what_they_tell(library):
    matrix = library.matrix(measure=Measure(Count.ARTICLES))
    assert matrix.cells["KOR", "PRK"] == Cell(1, -3.25, 0, 1)
    assert matrix.row_totals == {"KOR": 1, "JPN": 1, "USA": 1, "IRN": 1}
    assert matrix.total == 2


def test_an_empty_library_has_an_empty_matrix(tmp_path):
    library = Library.create(tmp_path / "empty.chancery")
    assert library.matrix().total == 0
    assert library.matrix().actors == ()
    library.close()


CODES = ["USA", "KOR", "PRK", "JPN"]
DAYS = st.dates(date(2020, 1, 1), date(2021, 12, 31))
SIDES = st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True)
ACTS = st.builds(
    dict,
    source=SIDES,
    target=SIDES,
    mutual=st.booleans(),
    kind=st.sampled_from(list(EventType)),
    status=st.sampled_from(list(Status)),
    days=st.none() | st.tuples(DAYS, DAYS).map(lambda pair: tuple(sorted(pair))),
    event=st.integers(1, 4),
)


def build(path, acts, rejected):
    sentences = [f"Act{n} happened somewhere." for n in range(len(acts))]
    text = " ".join(sentences)
    events = [
        make_event(
            text,
            sentence,
            " ".join(act["source"]),
            " ".join(act["target"]),
            act["kind"],
            mutual=act["mutual"],
            status=act["status"],
            days=act["days"],
            event=act["event"],
        )
        for sentence, act in zip(sentences, acts, strict=True)
    ]
    document = make_document("a.txt", text)
    library = Library.create(path)
    finish(library.import_files([Path("a.txt")], HandReader((document, make_analysis(text, events)))))
    numbers = sorted(event.id for event in library.event_rows())
    library.review_events({numbers[n]: Review(Verdict.REJECTED) for n in rejected if n < len(numbers)})
    return library


def count_by_hand(events, chosen, unit):
    cells, rows, columns, every = (defaultdict(set) for _ in range(4))
    for event in events:
        for source, target in event.dyads:
            if chosen.source in (None, source) and chosen.target in (None, target):
                for sums, key in ((cells, (source, target)), (rows, source), (columns, target), (every, 0)):
                    sums[key].add(unit(event))
    return [{key: len(units) for key, units in sums.items()} for sums in (cells, rows, columns, every)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(ACTS, min_size=1, max_size=7),
    rejected=st.sets(st.integers(0, 6), max_size=3),
    chosen=st.builds(
        Filter,
        source=st.none() | st.sampled_from(CODES),
        statuses=st.sampled_from([frozenset(), frozenset({Status.FACT}), frozenset({Status.FACT, Status.DENIED})]),
    ),
    count=st.sampled_from(list(Count)),
)
def test_the_figures_are_those_of_a_count_over_the_event_rows(tmp_path_factory, acts, rejected, chosen, count):
    library = build(tmp_path_factory.mktemp("world") / "a.chancery", acts, rejected)
    matrix, timeline = library.matrix(chosen, Measure(count)), library.timeline(chosen, Measure(count))
    events = library.event_rows(chosen)
    units = {Count.REPORTS: "id", Count.HAPPENINGS: "happening", Count.ARTICLES: "article"}
    cells, rows, columns, every = count_by_hand(events, chosen, attrgetter(units[count]))
    assert {pair: cell.count for pair, cell in matrix.cells.items()} == cells
    assert (matrix.row_totals, matrix.column_totals) == (rows, columns)
    assert matrix.total == timeline.total == every.get(0, 0)
    if count is Count.ARTICLES:
        return  # an article may stand in several bins
    in_bins = sum(b.cooperative + b.conflictive + b.spread_cooperative + b.spread_conflictive for b in timeline.bins)
    undated = timeline.undated_cooperative + timeline.undated_conflictive
    assert abs(in_bins + undated - timeline.total) < 1e-6
    assert library.check() == ()
    library.close()
