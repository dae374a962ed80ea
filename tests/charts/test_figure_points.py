"""Every point lies where its description puts it, measured from the landmarks of the drawing."""

from collections.abc import Callable, Mapping

import pytest

from backcare_tui.charts.figure_frame import Frame, cells_of, place_of, sides_of
from backcare_tui.domain.care.figures import BodyView, Drawing, Side
from backcare_tui.knowledge import load_knowledge

VIEWS = load_knowledge().body_views
SIZES = [(26, 19), (27, 20), (34, 22), (40, 30), (60, 44), (60, 50)]
TWO_FINGERS, FOUR_FINGERS, ONE_FINGER = 1.5, 3.0, 0.9

Spot = tuple[float, float]
Described = Callable[[Drawing], Spot]


def at(drawing: Drawing, landmark: str) -> Spot:
    x, y = drawing.landmark(landmark)
    return x, y


def level_with(landmark: str, aside: float) -> Described:
    """At the height of a bone of the spine, so many cun from the midline."""
    return lambda drawing: (aside, at(drawing, landmark)[1])


def part_way(start: str, end: str, share: float) -> Described:
    """On the line from one landmark to another."""

    def described(drawing: Drawing) -> Spot:
        (ax, ay), (bx, by) = at(drawing, start), at(drawing, end)
        return ax + (bx - ax) * share, ay + (by - ay) * share

    return described


def from_mark(landmark: str, across: float = 0.0, down: float = 0.0) -> Described:
    """So many cun to the right of a landmark and beneath it."""

    def described(drawing: Drawing) -> Spot:
        x, y = at(drawing, landmark)
        return x + across, y + down

    return described


def below_and_beside(above: str, beside: str, down: float, across: float) -> Described:
    """So far beneath one landmark, and so far to the right of another."""
    return lambda drawing: (at(drawing, beside)[0] + across, at(drawing, above)[1] + down)


def between_bones(first: str, second: str, share: float) -> Described:
    """Between two bones, ``share`` of the way from their bases to their heads."""

    def described(drawing: Drawing) -> Spot:
        ends = [
            part_way(f"{bone} bone, base", f"{bone} bone, head", share)(drawing)
            for bone in (first, second)
        ]
        return sum(x for x, _ in ends) / 2, sum(y for _, y in ends) / 2

    return described


BACK: Mapping[str, Described] = {
    "BL23": level_with("L2", TWO_FINGERS),
    "BL52": level_with("L2", FOUR_FINGERS),
    "GV4": level_with("L2", 0),
    "BL25": level_with("L4", TWO_FINGERS),
    "GV3": level_with("L4", 0),
    "EX-B7": level_with("L4", 3.5),
    "GB30": part_way("greater trochanter", "sacral hiatus", 1 / 3),
    "GB21": part_way("C7", "shoulder tip", 1 / 2),
    "BL40": from_mark("popliteal crease"),
    "BL57": from_mark("calf muscle meets tendon"),
    "BL60": part_way("outer ankle bone tip", "Achilles tendon", 1 / 2),
}
DESCRIBED: Mapping[str, Mapping[str, Described]] = {
    "back": BACK,
    "low-back": {code: BACK[code] for code in VIEWS["low-back"].points},
    "front": {
        "GB21": lambda drawing: (at(drawing, "shoulder tip")[0] / 2, 12.9),
        "ST36": below_and_beside("hollow beside kneecap", "shin edge", FOUR_FINGERS, ONE_FINGER),
        "GB34": from_mark("fibula head", -0.5, 0.6),
        "LR3": from_mark("web of the first two toes", 0, -1.5),
    },
    "leg": {
        "BL40": from_mark("popliteal crease"),
        "BL57": from_mark("popliteal crease", 0, 8),
        # The front of the leg lies to the right.
        "GB34": from_mark("fibula head", 0.5, 0.6),
        "ST36": below_and_beside("hollow beside kneecap", "shin edge", FOUR_FINGERS, -ONE_FINGER),
    },
    "ankle": {
        "KI3": part_way("inner ankle bone tip", "Achilles tendon, inner side", 1 / 2),
        "SP6": below_and_beside(
            "inner ankle bone tip", "shin, back edge of the bone", -FOUR_FINGERS, 0.3
        ),
        "BL60": part_way("outer ankle bone tip", "Achilles tendon, outer side", 1 / 2),
    },
    "hand": {
        # Beside the middle of the second hand bone, towards the thumb.
        "LI4": lambda drawing: (
            part_way("second hand bone, base", "second hand bone, head", 1 / 2)(drawing)[0] - 0.5,
            part_way("second hand bone, base", "second hand bone, head", 1 / 2)(drawing)[1],
        ),
        "EX-UE7": between_bones("second hand", "third hand", 1 / 2),
    },
    "foot": {"LR3": between_bones("first foot", "second foot", 1 / 5)},
}
SHOWN = [(id_, code) for id_, table in DESCRIBED.items() for code in table]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("id_", "code"), SHOWN)
def test_a_point_lies_where_it_is_described(id_: str, code: str, size: tuple[int, int]) -> None:
    view = VIEWS[id_]
    column, row = Frame.of(view, size).cell(*DESCRIBED[id_][code](view.drawing))
    own = view.drawing.right_half
    found = place_of(view, code, own, size)
    assert abs(found[0] - column) <= 1
    assert abs(found[1] - row) <= 1


@pytest.mark.parametrize(("code", "landmark"), [("KI3", "inner"), ("BL60", "outer")])
def test_a_point_behind_an_ankle_bone_is_level_with_the_middle_of_it(
    code: str, landmark: str
) -> None:
    view = VIEWS["ankle"]
    _, y = at(view.drawing, f"{landmark} ankle bone tip")
    (bone,) = (
        [spot[1] for spot in stroke.line]
        for stroke in view.drawing.strokes
        if stroke.line[0] == stroke.line[-1]
        and min(spot[1] for spot in stroke.line) < y < max(spot[1] for spot in stroke.line)
    )
    place = view.place(code)
    assert place is not None
    assert place.at[0][1] == y == pytest.approx((min(bone) + max(bone)) / 2, abs=0.1)


@pytest.mark.parametrize("size", SIZES)
def test_the_second_spot_of_the_hand_lies_between_the_last_two_bones(
    size: tuple[int, int],
) -> None:
    view = VIEWS["hand"]
    described = between_bones("fourth hand", "fifth hand", 1 / 2)(view.drawing)
    column, row = Frame.of(view, size).cell(*described)
    found = cells_of(view, "EX-UE7", None, size)[1]
    assert abs(found[0] - column) <= 1
    assert abs(found[1] - row) <= 1


def test_every_point_is_described_wherever_it_is_drawn() -> None:
    for view in VIEWS.values():
        placed = {place.point for place in view.drawing.places}
        assert set(view.points) <= set(DESCRIBED[view.id]) <= placed
    assert {place.point for place in VIEWS["back"].drawing.places} == set(DESCRIBED["back"])
    known = {code for _, code in SHOWN}
    assert known == set(load_knowledge().points) - {"Ashi"}, "Ashi lies wherever it is tender"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_no_two_points_of_a_view_share_a_cell(view: BodyView, size: tuple[int, int]) -> None:
    cells = [
        cell
        for code in view.points
        for side in sides_of(view, code)
        for cell in cells_of(view, code, side, size)
    ]
    assert len(set(cells)) == len(cells)
    assert all(0 <= column < size[0] and 0 <= row < size[1] for column, row in cells)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", BACK)
def test_both_sides_mirror_each_other(code: str, size: tuple[int, int]) -> None:
    view = VIEWS["back"]
    left, right = (place_of(view, code, side, size) for side in Side)
    middle = Frame.of(view, size).middle
    assert left[1] == right[1]
    assert left[0] - middle == middle - right[0]


def test_left_is_the_left_of_the_person() -> None:
    size = (40, 40)
    behind = [place_of(VIEWS["back"], "GB21", side, size)[0] for side in Side]
    before = [place_of(VIEWS["front"], "GB21", side, size)[0] for side in Side]
    assert behind[0] < behind[1]
    assert before[0] > before[1]


def test_a_view_that_does_not_show_a_point_says_so() -> None:
    with pytest.raises(KeyError):
        place_of(VIEWS["front"], "BL23", Side.LEFT, (26, 19))


@pytest.mark.parametrize(
    ("upper", "lower", "cun"),
    [
        ("crown", "sole", 75),
        ("greater trochanter", "popliteal crease", 19),
        ("popliteal crease", "outer ankle bone tip", 16),
        ("outer ankle bone tip", "sole", 3),
        ("popliteal crease", "calf muscle meets tendon", 8),
    ],
)
def test_the_body_keeps_the_measures_of_tradition(upper: str, lower: str, cun: float) -> None:
    drawing = VIEWS["back"].drawing
    assert at(drawing, lower)[1] - at(drawing, upper)[1] == pytest.approx(cun)


def test_the_landmarks_of_the_back_stand_in_their_order() -> None:
    drawing = VIEWS["back"].drawing
    bones = ["C7", "T12", "L1", "L2", "L3", "L4", "L5", "sacral hiatus"]
    heights = [at(drawing, bone)[1] for bone in bones]
    assert heights == sorted(heights)
    assert at(drawing, "waist")[1] == at(drawing, "L2")[1]
    assert at(drawing, "top of hip bone")[1] == at(drawing, "L4")[1]
    assert at(drawing, "inner edge of shoulder blade")[0] == FOUR_FINGERS
