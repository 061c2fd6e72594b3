"""The drawing of signatures by day."""

from datetime import date

from campaign.admin.dashboard.panels import HEIGHT, chart_of

DAYS = [(date(2026, 5, 1), 0), (date(2026, 5, 2), 1), (date(2026, 5, 3), 1000)]


def test_the_highest_day_fills_the_drawing_and_a_single_signature_is_seen():
    heights = [bar.height for bar in chart_of(DAYS).bars]
    assert heights[0] == 0
    assert heights[1] > 0
    assert heights[2] == HEIGHT


def test_it_says_in_words_what_it_shows():
    chart = chart_of(DAYS)
    assert (chart.total, chart.highest.day) == (1001, date(2026, 5, 3))


def test_no_day_at_all_is_an_empty_drawing():
    chart = chart_of([])
    assert (chart.bars, chart.total, chart.highest) == ([], 0, None)
