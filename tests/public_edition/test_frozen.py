"""In which release an indicator's figures took their state, and what that state was before."""

from data.frozen import open_release, releases
from indicators.observations import COLUMNS
from public_edition.frozen import Frozen, State, digests, past_states, withdrawn_indicators
from tests.conftest import frame, observation
from tests.damaged import FIRST, NEWEST, SECOND
from tests.public_edition.conftest import DISTRICTS, MODELLED, NEW, REVISED, WITHDRAWN

CODE = "ED_ROFST_L1_ADM"
DOCUMENTED = "AZE_ADO_YEARS_SCHOOL"  # the second release only says better where its figures stand
ONE, TWO = frame(observation(obs_value=1.5)), frame(observation(obs_value=2.5))
UNFROZEN = "0123456789ab"


def names(states) -> list[str]:
    return [state.release for state in states]


def test_figures_that_no_release_changed_stand_since_the_first(frozen):
    (state,) = frozen.states[DISTRICTS]
    assert (state.release, state.also) == (FIRST, (SECOND,))
    assert frozen.last_change(DISTRICTS) == ""


def test_a_release_is_read_and_checked_once_in_a_building(frozen):
    assert frozen.opened(SECOND) is frozen.opened(SECOND)


def test_figures_that_were_revised_have_a_state_in_each_release(frozen):
    assert names(frozen.states[REVISED]) == [SECOND, FIRST]
    assert frozen.last_change(REVISED) == SECOND


def test_figures_that_are_only_documented_better_stand_as_they_stood(frozen):
    own = frozen.changes(SECOND).of(DOCUMENTED)
    assert len(own)
    assert not own["figure"].any()
    assert names(frozen.states[DOCUMENTED]) == [FIRST]


def test_an_indicator_that_is_declared_no_more_was_changed_by_the_release_without_it(frozen):
    assert names(frozen.states[WITHDRAWN]) == [FIRST]
    assert frozen.last_change(WITHDRAWN) == SECOND
    assert WITHDRAWN in withdrawn_indicators(frozen)
    assert NEW not in withdrawn_indicators(frozen)


def test_each_indicator_of_a_release_is_found_under_the_release_its_state_began_in(frozen):
    since = frozen.since(SECOND)
    assert set(since) == set(open_release(SECOND).observations["indicator"])
    assert (since[REVISED], since[MODELLED], since[NEW]) == (SECOND, FIRST, SECOND)
    assert set(frozen.since(FIRST).values()) == {FIRST}


def test_a_store_and_its_release_have_the_same_digests(published):
    newest = next(about for about in releases() if about.id == NEWEST)
    same = digests(open_release(newest.id).observations)
    if published.release == NEWEST:
        assert digests(published.observations[list(COLUMNS)]) == same
    assert digests(open_release(newest.id).observations.sample(frac=1, random_state=1)) == same


def test_data_as_they_were_frozen_are_named_by_the_release_of_their_state():
    frozen = Frozen((), {CODE: (State("R1", digests(ONE)[CODE], ("R2",)),)})
    assert names(past_states(ONE, "R2", frozen, {})[CODE]) == ["R1"]


def test_data_that_changed_since_are_named_by_their_content_and_the_release_is_earlier():
    frozen = Frozen((), {CODE: (State("R1", digests(ONE)[CODE]),)})
    assert names(past_states(TWO, UNFROZEN, frozen, {})[CODE]) == [UNFROZEN, "R1"]


def test_a_folder_remembers_data_that_were_never_frozen():
    before = past_states(ONE, UNFROZEN, Frozen(), {})
    assert names(past_states(TWO, "fedcba987654", Frozen(), before)[CODE]) == [
        "fedcba987654",
        UNFROZEN,
    ]
    assert names(past_states(ONE, "fedcba987654", Frozen(), before)[CODE]) == [UNFROZEN]


def test_data_that_were_frozen_later_are_named_by_their_release_and_not_twice():
    before = past_states(ONE, UNFROZEN, Frozen(), {})
    frozen = Frozen((), {CODE: (State("R1", digests(ONE)[CODE]),)})
    assert names(past_states(ONE, "R1", frozen, before)[CODE]) == ["R1"]


def test_an_indicator_without_any_figure_now_has_earlier_states_only():
    frozen = Frozen((), {CODE: (State("R1", digests(ONE)[CODE]),)})
    assert names(past_states(ONE[:0], "R2", frozen, {})[CODE]) == ["R1"]
