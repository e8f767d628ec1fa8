"""What a text says a second time names what it is of."""

from dataclasses import replace

import pytest

from indicators.facts import Broken
from indicators.model import LANGUAGES
from indicators.narrative import Once, continuation_of_finding, lead
from indicators.words.language import words
from tests.indicators.narrative.scenes import behind, latest, none, ranked, stale
from tests.indicators.narrative.test_sentences import OUT, plain


def second(language: str, *facts, place: bool = False) -> str:
    """Return what goes on after the lead where a text has said the same before."""
    once = Once(place=place)
    given = ((latest(OUT, 8.1), *facts), None, words(language))
    first, again = (plain(continuation_of_finding(*given, once=once).text) for _ in range(2))
    assert first != again
    return again


AGE = {
    "en": "In the 8 years since, the out-of-school rate (primary school age) may have changed.",
    "az": "O vaxtdan 8 il keçib, ibtidai məktəb yaşında təhsildən kənarda qalan uşaqların payı "
    "dəyişmiş ola bilər.",
    "ru": "Прошло уже 8 лет, поэтому сегодня могут быть иными и эти данные: доля детей вне школы "
    "(возраст начальной школы).",
}
BREAK = {
    "en": "In 2023 the series of the out-of-school rate (primary school age) in Lerik district "
    "breaks, too (census), and nothing earlier is compared with it.",
    "az": "2023-cü ildə Lerik rayonunda ibtidai məktəb yaşında təhsildən kənarda qalan uşaqların "
    "payı üzrə sıra da kəsilir (siyahıyaalma), ona görə daha əvvəlki rəqəmlərlə müqayisə "
    "aparılmır.",
    "ru": "В 2023 году прерывается и ряд «доля детей вне школы (возраст начальной школы)» в "
    "Лерикском районе (перепись), и более ранние данные с ним не сравниваются.",
}
DOUBT = {
    "en": "Low reliability calls for caution here, too: the out-of-school rate (primary school "
    "age).",
    "az": "Etibarlılığı aşağı olduğu üçün bu göstərici də ehtiyat tələb edir: ibtidai məktəb "
    "yaşında təhsildən kənarda qalan uşaqların payı.",
    "ru": "Надёжность низкая, поэтому осторожность нужна и здесь: доля детей вне школы (возраст "
    "начальной школы).",
}
BRIEFLY = {
    "en": "The figure of 8.1% is of low reliability, too.",
    "az": "8,1% rəqəminin də etibarlılığı aşağıdır.",
    "ru": "Надёжность значения 8,1 % тоже низкая.",
}
WHY = {"en": "Census.", "az": "Siyahıyaalma.", "ru": "Перепись."}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_age_told_twice_names_what_is_old(language):
    assert second(language, stale(OUT, 8)) == AGE[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_break_told_twice_names_the_series_and_in_a_text_on_several_areas_the_area(language):
    broken = Broken(latest(OUT, 8.1).item, stale(OUT, 8).key, "2023", WHY)
    assert second(language, broken, place=True) == BREAK[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_doubt_told_twice_names_its_figure_by_its_value_and_at_last_by_its_name(language):
    doubtful = latest(OUT, 8.1)
    doubtful = replace(doubtful, point=replace(doubtful.point, status="U"))
    once = Once()
    said = [plain(lead([doubtful], [], words(language), once).text) for _ in range(3)]
    assert len({*said}) == 3
    assert said[1].endswith(BRIEFLY[language])
    assert said[2].endswith(DOUBT[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_else_is_told_twice_names_what_it_is_of(language):
    later = none(OUT, "withheld", period="2024")
    assert second(language, later) != second(language, later, place=True)


def test_the_count_behind_a_rate_follows_it_and_no_other_sentence():
    facts = (latest(OUT, 8.1), stale(OUT, 8), behind(OUT, 9457))
    said = continuation_of_finding(facts, None, words("en")).text
    assert said.startswith("That is 9,457 children. ")


def test_a_place_told_twice_names_what_it_is_of():
    assert second("ru", ranked(OUT, 1, 1, 11, None)) == (
        "Доля детей вне школы (возраст начальной школы): по одним только значениям это худший "
        "показатель среди 11 районов и городов с данными."
    )
