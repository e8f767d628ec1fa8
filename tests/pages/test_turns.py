"""One script at a time, in the order of asking."""

import time
from threading import Thread

import pytest

from pages.parts.guarding import Turns


def until(condition) -> None:
    for _ in range(2000):
        if condition():
            return
        time.sleep(0.005)
    pytest.fail("it did not come to pass")


def test_readers_are_served_one_at_a_time_in_the_order_in_which_they_asked():
    turns, served, inside = Turns(), [], []

    def read(name: int) -> None:
        with turns.turn():
            inside.append(name)
            assert inside == [name]
            served.append(name)
            inside.remove(name)

    readers = [Thread(target=read, args=(name,)) for name in range(12)]
    with turns.turn():
        for number, reader in enumerate(readers):
            reader.start()
            until(lambda number=number: turns.waiting == number + 1)
    for reader in readers:
        reader.join()
    assert served == list(range(12))
    assert turns.waiting == 0


def test_who_asks_without_end_lets_each_who_waits_go_first():
    turns, served = Turns(), []

    def read(name: str, times: int) -> None:
        for _ in range(times):
            with turns.turn():
                served.append(name)

    asking = [("greedy", 50), ("a", 1), ("b", 1), ("c", 1)]
    readers = [Thread(target=read, args=one) for one in asking]
    with turns.turn():
        for number, reader in enumerate(readers):
            reader.start()
            until(lambda number=number: turns.waiting == number + 1)
    for reader in readers:
        reader.join()
    assert served == ["greedy", "a", "b", "c"] + ["greedy"] * 49


def test_a_script_that_fails_lets_the_next_one_go_on():
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.turn():
        1 / 0  # noqa: B018
    served = Thread(target=lambda: turns.turn().__enter__())
    served.start()
    served.join(timeout=10)
    assert not served.is_alive()


def test_a_turn_within_a_turn_is_the_same_turn():
    turns = Turns()
    with turns.turn(), turns.turn():
        assert turns.waiting == 0
    with turns.turn():
        assert turns.waiting == 0


def test_a_page_is_served_while_a_briefing_is_written():
    turns, told = Turns(), []

    def open_page() -> None:
        with turns.turn():
            told.append("page")

    with turns.turn():
        with turns.outside():
            page = Thread(target=open_page)
            page.start()
            page.join(timeout=10)
            assert told == ["page"]
        waiting = Thread(target=open_page)
        waiting.start()
        until(lambda: turns.waiting == 1)
        assert told == ["page"]
    waiting.join(timeout=10)
    assert told == ["page", "page"]


def test_outside_a_turn_there_is_nothing_to_leave():
    turns = Turns()
    with turns.outside():
        assert turns.waiting == 0
