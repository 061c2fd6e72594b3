"""Charts: round lines, words in the reader's language and direction, a small number that is still seen."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from campaign.core.charts.scales import thinned, ticks
from campaign.core.charts.tiles import tile_map
from campaign.core.charts.timeline import HEIGHT, WIDTH, columns, curve, spark

DAY = date(2026, 5, 1)


def days(*numbers):
    return [(DAY + timedelta(days=place), number) for place, number in enumerate(numbers)]


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (0, [1]),
        (1, [1]),
        (7, [2, 4, 6, 8]),
        (386, [100, 200, 300, 400]),
        (9_999_999, [*range(2_000_000, 10_000_001, 2_000_000)]),
    ],
)
def test_lines_are_round_and_end_above_the_highest_number(most, lines):
    assert ticks(most) == lines


def test_a_curve_goes_from_one_side_to_the_other_and_up():
    chart = curve(days(1, 5, 10))
    assert [x for x, _y in chart.points] == [0, WIDTH / 2, WIDTH]
    heights = [y for _x, y in chart.points]
    assert heights == sorted(heights, reverse=True)
    assert chart.days[0].words == "May 1"


def test_the_goal_has_a_line_of_its_own_above_the_curve_and_no_label_stands_on_it():
    chart = curve(days(1, 5, 10), goal=100, goal_words="Goal: 100")
    assert chart.goal.at < min(y for _x, y in chart.points)
    assert all(abs(line.at - chart.goal.at) > 20 for line in chart.lines)


def test_time_runs_as_its_readers_read():
    with override("ar"):
        chart = curve(days(1, 5, 10))
        assert [x for x, _y in chart.points] == [WIDTH, WIDTH / 2, 0]
        assert chart.label_anchor == "end"
    assert "مايو" in chart.days[0].words


def test_one_signature_beside_a_thousand_is_seen_and_none_is_not():
    none, one, many = columns(days(0, 1, 1000)).columns
    assert none.height == 0
    assert one.height >= 2
    assert many.y < HEIGHT / 4


@pytest.mark.parametrize("numbers", [(0,), (7,), (0, 0)])
def test_one_day_and_days_of_nothing_are_drawn_too(numbers):
    assert curve(days(*numbers)).points
    assert len(columns(days(*numbers)).columns) == len(numbers)


def test_years_of_days_are_thinned_with_both_ends():
    assert thinned(range(1000), 5)[0] == 0
    assert thinned(range(1000), 5)[-1] == 999
    assert len(curve(days(*range(2000))).points) == 240


def test_a_line_beside_a_number_is_left_out_where_it_says_nothing():
    assert spark([0, 0, 0]) == spark([5]) == ""
    assert spark([1, 2]) == "2.0,12.0 94.0,2.0"


def test_a_map_has_each_state_once_and_a_place_of_its_own():
    shown = tile_map("US", {"OH": ("Ohio", 40), "TX": ("Texas", 10), "WY": ("Wyoming", 1)})
    assert len({tile.code for tile in shown.tiles}) == len({(tile.x, tile.y) for tile in shown.tiles}) == 51
    shades = {tile.code: tile.shade for tile in shown.tiles}
    assert (shades["OH"], shades["TX"], shades["WY"], shades["CA"]) == (4, 1, 1, 0)
    assert shown.steps == [(1, 1, 10), (2, 11, 20), (3, 21, 30), (4, 31, 40)]


def test_a_map_of_few_numbers_has_no_step_without_any():
    shown = tile_map("US", {"OH": ("Ohio", 2), "TX": ("Texas", 1), "WY": ("Wyoming", 1)})
    assert shown.steps == [(2, 1, 1), (4, 2, 2)]


def test_where_there_is_no_map_or_little_to_show_there_is_none():
    three = {"BY": ("Bavaria", 40), "HE": ("Hesse", 10), "BE": ("Berlin", 1)}
    assert tile_map("DE", three) is None
    assert tile_map("US", {"OH": ("Ohio", 40), "TX": ("Texas", 10), "PR": ("Puerto Rico", 5)}) is None
