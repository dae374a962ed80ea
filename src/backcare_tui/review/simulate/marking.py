"""Pain maps for a made-up diary: where it hurts moves with how much it hurts."""

import random
from collections.abc import Sequence
from dataclasses import replace

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.places import Places, settle

_MIDDLE, _SIDE = "place.low_back_middle", "place.low_back_left"
_BUTTOCK, _THIGH = "place.buttock_left", "place.thigh_back_left"
_REACHES = ((_MIDDLE,), (_MIDDLE, _SIDE), (_SIDE, _BUTTOCK), (_SIDE, _BUTTOCK, _THIGH))

_USED_FIRST, _USED_LAST = 0.9, 0.6
_LEAST_PAIN, _PAIN_A_REACH = 2.2, 1.6
_LATE, _LOOSE = 0.3, 0.9


def mark_places(check_ins: Sequence[CheckIn], places: Places, seed: int) -> list[CheckIn]:
    """The check-ins (oldest first) with places marked on most of them, the fewer the later.

    The marks begin in the middle of the low back; with more pain they reach the left side, its
    buttock and the back of its thigh. No warning question belongs to any of them. A check-in
    without pain has no marks. The same arguments give the same marks.
    """
    rng = random.Random(seed)
    found = []
    for at, check_in in enumerate(check_ins):
        share = at / max(len(check_ins) - 1, 1)
        used = rng.random() < _USED_FIRST + (_USED_LAST - _USED_FIRST) * share
        loose = rng.uniform(-_LOOSE, _LOOSE)
        far = (check_in.pain - _LEAST_PAIN) / _PAIN_A_REACH - _LATE * share + loose
        reach = _REACHES[min(max(round(far), 0), len(_REACHES) - 1)]
        marks = dict.fromkeys(reach, True) if used and check_in.pain else {}
        spread = settle(places, check_in.spread, marks)
        told = {item: yes for item, yes in spread.items() if yes is not None}
        found.append(replace(check_in, spread=told))
    return found
