"""Synthetic people and their diaries, to show the app and to measure what the review can tell.

Nobody's data: triggers, pain, signs and gaps are drawn from a stated model, which is not the
model that the review reads diaries with.
"""

from backcare_tui.review.simulate.course import Course as Course
from backcare_tui.review.simulate.days import SyntheticDay as SyntheticDay
from backcare_tui.review.simulate.days import simulate_days as simulate_days
from backcare_tui.review.simulate.diary import SyntheticDiary as SyntheticDiary
from backcare_tui.review.simulate.diary import draw_diary as draw_diary
from backcare_tui.review.simulate.diary import simulate_diary as simulate_diary
from backcare_tui.review.simulate.generator import Generator as Generator
from backcare_tui.review.simulate.guided import guide_sessions as guide_sessions
from backcare_tui.review.simulate.marking import mark_places as mark_places
from backcare_tui.review.simulate.markov import markov_series as markov_series
from backcare_tui.review.simulate.moving import do_exercises as do_exercises
from backcare_tui.review.simulate.person import Person as Person
from backcare_tui.review.simulate.person import draw_person as draw_person
from backcare_tui.review.simulate.person import textbook_person as textbook_person
from backcare_tui.review.simulate.person import turn as turn
