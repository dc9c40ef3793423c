"""The reader of the window over real articles."""

from __future__ import annotations

from conftest import settle

from desktop.records import Selection


def test_marks_are_painted_wherever_the_page_stands(qtbot, filled):
    filled.actions_by_name["layout_review"].trigger()
    for article in filled.articles.rows:
        filled.workspace.select(Selection(article.id))
        settle(qtbot, filled)
        page = filled.reader.page
        places = [(mark, page.boxes(units)) for units, mark in page._marks]
        for top in range(0, page.verticalScrollBar().maximum(), 7):
            bottom = top + page.viewport().height()
            wanted = {mark for mark, boxes in places for box in boxes if box.bottom() > top and box.top() < bottom}
            assert wanted <= {mark for mark, _ in page._visible_boxes(top)}
