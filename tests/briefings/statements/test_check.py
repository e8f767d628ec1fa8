"""What the numbers of a text are: by the rules of places, times, units, groups and caveats."""

from collections.abc import Callable
from datetime import date

import pytest

from briefings.statements import AGREE, MOST_NUMBERS, Checker, Finding, answer
from briefings.statements.about import Read
from briefings.statements.fractions import fractions_of
from briefings.statements.places import places_named
from briefings.statements.sentences import Sentence, read_sentences
from data.store import Store
from indicators.codelists import areas, codelist
from indicators.model import LANGUAGES
from indicators.words.language import words

Check = Callable[[str], list[Finding]]


@pytest.fixture(scope="module")
def checker(store: Store) -> Checker:
    return Checker(store, date(2026, 11, 29))


@pytest.fixture(scope="module")
def said(checker: Checker) -> Callable[[str], list[tuple[str, str]]]:
    return lambda text: [(one.claim.number.text, one.verdict) for one in checker.check(text)]


def test_a_rate_is_never_held_against_counts(checker):
    found = checker.check("In 2023, there were 11.1 births per 1,000 people.")
    assert [one.item.indicator for one in found] == ["DM_BRTS_CBR"]


@pytest.mark.parametrize(
    "text",
    [
        "Infant deaths: 1,420 in 2024.",
        "In 2024 one thousand and more infants died: 1 420 infants.",
        "2024-cü ildə 1.420 körpə ölüb.",
        "2024-cü ildə 1 min 420 körpə ölüb.",
        "В 2024 году умерло 1 420 младенцев.",
        "В 2024 году умерло 1\N{THIN SPACE}420 младенцев.",
        "В 2024 году умерло 1\N{NO-BREAK SPACE}420 младенцев.",
    ],
)
def test_a_number_is_read_in_every_way_it_is_written(checker, text):
    found = [one for one in checker.check(text) if one.item.indicator == "AZE_INFANT_DEATHS"]
    assert [one.verdict for one in found] == ["confirmed"]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Şəkidə 185 204 nəfər yaşayır.", "AZ-SAK"),
        ("Şəkinin əhalisi 185 204 nəfərdir.", "AZ-SAK"),
        ("В Шеки проживает 185 204 человека.", "AZ-SAK"),
        ("Население Ленкорани — 228 602 человека.", "AZ-LAN"),
        ("Lənkəranda 228 602 nəfər yaşayır.", "AZ-LAN"),
        ("The population of Ganja is 331,049.", "AZ-GA"),
    ],
)
def test_an_area_is_known_in_every_form_of_its_name(checker, text, area):
    (found,) = checker.check(text)
    assert (found.verdict, found.row["ref_area"]) == ("confirmed", area)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("One in seven women aged 20–24 married before 18.", "rounded"),
        ("Hər yeddinci qadın 18 yaşadək nikaha girmişdir (20–24 yaşlı qadınlar).", "rounded"),
        ("Каждая седьмая женщина 20–24 лет вышла замуж до 18 лет.", "rounded"),
    ],
)
def test_a_share_in_words_is_a_share(said, text, verdict):
    assert said(text)[0][1] == verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sixty-three per cent of children aged 1–14 met violent discipline at home in 2023.",
            [("Sixty-three", "confirmed")],
        ),
        (
            "2023-cü ildə 1–14 yaşlı uşaqların altmış dörd faizi zorakı tərbiyəyə məruz qalıb.",
            [("altmış dörd", "not_found")],
        ),
        (
            "Детским трудом в 2023 году было занято пять целых и одна десятая процента детей.",
            [("пять целых и одна десятая", "confirmed")],
        ),
        ("Child labour fell by fifteen per cent; sixty-three per cent of fans cheered.", []),
    ],
)
def test_a_percentage_in_words_is_read_as_one_in_digits(said, text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Violent discipline at home in 2023: 60.3 per cent of girls, of boys 65.3.",
        "Насильственное воспитание, 2023 год: девочки — 60,3 процента, мальчики — 65,3.",
    ],
)
def test_a_number_without_a_unit_is_told_in_that_of_the_one_before(checker, text):
    found = [(one.claim.number.kind, one.verdict, one.row["sex"]) for one in checker.check(text)]
    assert found == [("percent", "confirmed", "F"), ("percent", "confirmed", "M")]


def test_a_share_in_words_is_of_the_percentage_told_beside_it(said):
    text = (
        "Половина учреждений здравоохранения — 48 процентов — в 2022 году имела базовую санитарию."
    )
    assert said(text) == [("Половина", "rounded"), ("48", "confirmed")]
    assert said(text.replace("Половина", "Десятая часть"))[-1:] == [("48", "confirmed")]
    assert ("Каждое третье", "rounded") not in said(text.replace("Половина", "Каждое третье"))


def _share(text, language):
    return [round(share) for *_, share, _ in fractions_of(Sentence(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "share"),
    [
        ("en", "one in fifteen children", 7),
        ("en", "one infant in eight", 12),
        ("en", "every fourth resident", 25),
        ("en", "almost two thirds of them", 67),
        ("en", "a quarter of the people", 25),
        ("en", "half of the schools", 50),
        ("az", "hər yeddi qadından biri", 14),
        ("az", "uşaqların beşdə ikisi", 40),
        ("az", "şagirdlərin üçdə biri", 33),
        ("az", "uşaqların yarısı", 50),
        ("ru", "три четверти детей", 75),
        ("ru", "одна шестая населения", 17),
        ("ru", "один ребёнок из восьми", 12),
        ("ru", "половина школ", 50),
    ],
)
def test_a_share_is_read_in_each_way_it_is_worded(language, text, share):
    assert _share(text, language) == [share]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "the third dose, the first quarter of 2024, half an hour"), ("az", "onda bir şey")],
)
def test_a_part_of_a_year_and_an_order_are_no_shares(language, text):
    assert _share(text, language) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("1,420 babies passed away before their first birthday in 2024.", "confirmed"),
        ("In 2025 some 48,546 couples tied the knot.", "confirmed"),
        ("2025-ci ildə 48 546 cütlük ailə qurub.", "confirmed"),
        ("2024-cü ildə 1 420 körpə həyatını itirib.", "confirmed"),
        ("В 2025 году поженились 48 546 пар.", "confirmed"),
        ("В 2024 году скончались 1420 младенцев.", "confirmed"),
    ],
)
def test_what_is_said_in_other_words_is_known(said, text, verdict):
    assert [one for _, one in said(text)] == [verdict]


@pytest.mark.parametrize("text", ["1,111 couples tied the knot.", "1 111 cütlük ailə qurub."])
def test_no_number_is_called_wrong_by_words_that_only_mean_an_indicator(said, text):
    assert said(text) == []


@pytest.mark.parametrize("code", [code for code in areas() if code.startswith(("AZ-", "ER"))])
def test_an_area_is_known_by_the_adjective_of_its_name(code):
    word = codelist("area_forms")[code][2].split()[0]
    adjective = word if word[0].isupper() else ""
    found = places_named(Sentence(f"В {adjective or areas()[code].name['ru']} 5 школ", "ru"))
    assert code in found[0].codes


@pytest.mark.parametrize("code", [code for code in areas() if code.startswith("AZ-")])
def test_an_area_is_never_taken_for_one_whose_name_it_begins_with(code):
    for language, text in (("en", "In the {} district"), ("az", "{} rayonunda"), ("ru", "{}")):
        name = areas()[code].name[language]
        assert code in places_named(Sentence(text.format(name), language))[0].codes


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("В бакинских школах в 2023 году было 542 919 учеников.", "AZ-BA"),
        ("В гянджинских клиниках 1135 врачей.", "AZ-GA"),
        ("Жителей в Ленкоранском районе 228 602.", "AZ-LAN"),
    ],
)
def test_a_figure_of_a_place_named_by_an_adjective_is_found(checker, text, area):
    (found,) = checker.check(text)
    assert (found.verdict, found.row["ref_area"]) == ("confirmed", area)


@pytest.mark.parametrize(
    "text",
    [
        "In Baku 6,673 couples divorced in 2024, against 21,384 nationally.",
        "2024-cü ildə Bakıda 6 673, ölkə üzrə isə 21 384 boşanma olub.",
        "В 2024 году в Баку было 6 673 развода, по стране — 21 384.",
    ],
)
def test_a_sentence_may_return_from_a_place_to_the_country(checker, text):
    found = checker.check(text)
    assert [one.row["ref_area"] for one in found] == ["ER01", "AZE"]


@pytest.mark.parametrize(
    "text",
    [
        "Maternal deaths fell from 33 to 29 in 2024.",
        "2024-cü ildə ana ölümü hadisələrinin sayı 33-dən 29-a düşüb.",
        "Число случаев материнской смертности в 2024 году снизилось с 33 до 29.",
    ],
)
def test_a_change_begins_at_the_figure_of_an_earlier_year(said, text):
    assert said(text) == [("33", "confirmed"), ("29", "confirmed")]


def test_a_year_before_a_survey_and_after_a_name_is_a_year():
    for text in ("The 2023 survey found it.", "PISA 2022 shows it.", "MICS 2023 asked mothers."):
        assert len(Read(Sentence(text, "en")).years) == 1
        assert Read(Sentence(text, "en")).numbers == []


def test_those_who_did_a_thing_are_no_size_of_a_change():
    (number,) = Read(Sentence("Visits were made by 91.4 per cent of women.", "en")).numbers
    assert number.text == "91.4"
    assert Read(Sentence("It fell by 9.4 per cent.", "en")).numbers == []


def test_a_count_in_thousands_is_no_number_of_a_thing():
    assert [one.text for one in Read(Sentence("Doctors number 33,645", "en")).numbers] == ["33,645"]
    assert Read(Sentence("School number 336 is closed", "en")).numbers == []


def test_a_figure_that_a_caveat_places_in_baku_is_of_baku_alone(checker):
    text = "PISA 2022: 30.8 per cent of pupils {} reach the minimum in reading."
    (country,) = checker.check(text.format("of Azerbaijan"))
    (capital,) = checker.check(text.format("in Baku"))
    assert (country.verdict, capital.verdict) == ("part_only", "confirmed")
    assert "place" in country.caveats


def test_a_figure_that_is_disowned_is_not_confirmed(said):
    text = "In 2019 0.3 per cent of children of upper secondary school age were out of school."
    assert said(text) == [("0.3", "disowned")]


def test_what_is_carried_forward_is_said_beside_a_figure(checker, store):
    (found,) = checker.check("In 2024, the third dose of DTP reached 51 per cent of children.")
    told = answer(found, store, words("en"), 2026)
    assert found.verdict == "confirmed"
    assert "carried forward" in told.caveats[0]


def test_numbers_on_either_side_of_a_break_may_not_be_compared(said):
    text = "Violent discipline {} 76.8 per cent in 2006 {} 63 per cent in 2023."
    compared = said(text.format("fell from", "to"))
    apart = said(text.format("was", "; violent discipline was"))
    assert {verdict for _, verdict in compared} == {"across_break"}
    assert {verdict for _, verdict in apart} == {"confirmed"}


def test_an_older_figure_told_as_of_now_is_outdated_by_the_newer_one(checker):
    (found,) = checker.check("Stunting is 17.8 per cent among children under five.")
    assert found.verdict == "outdated"
    assert (found.row["time_period"], found.newer["time_period"]) == ("2013", "2023")


def test_a_figure_of_a_replaced_edition_stands_beside_the_one_that_is_shown(checker):
    (found,) = checker.check("In 2023, 96 per cent had the first dose of measles vaccine.")
    assert found.verdict == "other_edition"
    assert (found.row["obs_value"], found.newer["obs_value"]) == (96, 71)


def test_the_newest_figure_of_another_edition_is_known_without_a_year(checker):
    (found,) = checker.check("Coverage with the first dose of DTP vaccine was 92 per cent.")
    assert found.verdict == "other_edition"
    assert (found.row["time_period"], found.row["obs_value"]) == ("2023", 92)
    assert (found.newer["time_period"], found.newer["obs_value"]) == ("2024", 65)


def test_a_year_that_is_only_compared_with_is_not_the_year_of_a_figure(checker):
    text = (
        "Out-of-school rates are lower than in 2022: at upper secondary school age 15.7 per cent."
    )
    (found,) = checker.check(text)
    assert (found.item.indicator, found.row["time_period"]) == ("ED_ROFST_L3_ADM", "2023")


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 1,420 infants died, against 2,039 a year earlier.",
        "2024-cü ildə 1420 körpə ölüb, bir il əvvəl isə 2039.",
        "В 2024 году умерло 1420 младенцев, а годом ранее — 2039.",
    ],
)
def test_the_year_before_belongs_to_the_number_beside_it(checker, text):
    found = checker.check(text)
    assert [one.row["time_period"] for one in found] == ["2024", "2023"]


@pytest.mark.parametrize(
    "text",
    [
        "Georgia's infant mortality is 11.1 per 1,000 live births.",
        "Gürcüstanda körpə ölümü hər 1000 diri doğulana 11,1 təşkil edir.",
        "В Грузии младенческая смертность — 11,1 на 1000 родившихся живыми.",
        "Georgia has good data. Infant mortality is 11.1 per 1,000 live births.",
    ],
)
def test_a_figure_of_another_country_is_none_of_ours(said, text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Infant mortality will be 8.2 per 1,000 live births by 2030, by the plan.",
        "Hədəf: körpə ölümü 2030-cu ilədək hər 1000 diri doğulana 8,2 olacaq.",
        "Цель — снизить младенческую смертность до 8,2 на 1000 родившихся живыми.",
        "Law No. 499 on the birth of children, article 63, of 19 May 1998.",
        "№ 1420 saylı qərar körpə ölümü haqqındadır.",
        "Call 116 111 or +994 12 498 20 92 about infant deaths.",
        "Телефон роддома, где родились дети: 012 498 20 39.",
        "See https://example.org/infant-deaths/1420 and infants@died2039.org.",
        "The infant ward costs 1,420 manats and 2,039 dollars.",
        "Dr Aliyev, 63, spoke at 16:15 on 17.08.2013 of violent discipline.",
        "The baby born weighed 3,100 grams and was 52 centimetres long.",
        "In the district hospital, 75 doctors and 29 mothers took part in a training.",
    ],
)
def test_a_number_of_another_kind_is_passed_over(said, text):
    assert said(text) == []


def test_a_number_that_differs_is_told_with_what_is_held(checker):
    (found,) = checker.check("Infant mortality was 12.9 per 1,000 live births in 2018.")
    assert found.verdict == "not_found"
    assert found.row["obs_value"] == 11.1


def test_no_word_beginning_as_a_short_month_makes_a_number_a_day(said):
    assert said("В 2024 году от беременности и родов умерли 29 матерей.") == [("29", "confirmed")]


@pytest.mark.parametrize(("number", "verdict"), [("10.2", "rounded"), ("10.4", "not_found")])
def test_above_means_by_less_than_the_last_digit(said, number, verdict):
    text = f"The population of Azerbaijan exceeded {number} million people in October 2025."
    assert [one for _, one in said(text)] in ([verdict], [])


@pytest.mark.parametrize("text", ["", "  \n ", "=SUM(A1)", "<b>1420</b>" * 9, "1" * 20_000])
def test_a_text_without_figures_says_nothing(said, text):
    assert said(text) == []


def test_a_long_text_is_read_no_farther_than_it_is_bounded(checker):
    text = "In 2024, 1,420 infants died. " * 5_000
    found = checker.check(text)
    assert 0 < len(found) <= MOST_NUMBERS
    assert all(one.claim.sentence.start < 20_000 for one in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_is_said_in_every_language(checker, store, language):
    text = (
        "Infant mortality was 12.9 per 1,000 live births in 2018.\n"
        "Stunting is 17.8 per cent among children under five.\n"
        "In 2023, 96 per cent had the first dose of measles vaccine.\n"
        "In 2024, 1,420 infants died."
    )
    told = [answer(one, store, words(language), 2026) for one in checker.check(text)]
    english = [answer(one, store, words("en"), 2026) for one in checker.check(text)]
    assert len({one.word for one in told}) == 4
    alike = [one.reason == other.reason for one, other in zip(told, english, strict=True)]
    assert set(alike) == {language == "en"}


def test_the_checker_keeps_no_text(checker):
    marker = "a-word-of-the-text"
    checker.check(f"In 2024, 1,420 infants died, said {marker}.")
    seen, waiting = set(), [checker.__dict__]
    while waiting:
        held = waiting.pop()
        if id(held) in seen:
            continue
        seen.add(id(held))
        assert not (isinstance(held, str) and marker in held)
        if isinstance(held, dict):
            waiting += [*held.keys(), *held.values()]
        elif isinstance(held, list | tuple | set):
            waiting += held
        elif hasattr(held, "__dict__") and type(held).__module__.startswith("briefings"):
            waiting.append(held.__dict__)


def test_one_text_in_three_languages_agrees(checker):
    found = checker.check(
        "In 2024, 1,420 infants died.\n2024-cü ildə 1420 körpə ölüb.\n"
        "В 2024 году умерло 1420 младенцев."
    )
    assert [one.claim.sentence.language for one in found] == ["en", "az", "ru"]
    assert {one.verdict for one in found} <= AGREE


@pytest.mark.parametrize(
    "text",
    [
        "В 2024 году умерли 1 420 младенцев, из них 669 — в сёлах и 751 — в городах.",
        "In 2024 some 1,420 infants died: 669 — in villages, 751 — in towns.",
    ],
)
def test_what_stands_behind_a_dash_says_of_whom_the_number_before_it_is(checker, text):
    found = {one.claim.number.text: one.row for one in checker.check(text)}
    assert (found["669"]["residence"], found["751"]["residence"]) == ("R", "U")


@pytest.mark.parametrize(
    "text",
    [
        "In 2021, 46,877 abortions were induced, a year later 31,747.",
        "Süni abortların sayı 2021-ci ildə 46 877, bir il sonra isə 31 747 olub.",
        "Абортов в 2021 году было 46 877, годом позже — 31 747.",
    ],
)
def test_the_year_after_belongs_to_the_number_beside_it(checker, text):
    found = checker.check(text)
    assert [one.row["time_period"] for one in found] == ["2021", "2022"]
    assert {one.verdict for one in found} == {"confirmed"}


def test_a_part_that_speaks_of_all_leaves_the_group_named_before(checker):
    found = checker.check(
        "Tam orta məktəb yaşında təhsildən kənarda qalma qızlar arasında 13,6 faiz, "
        "bütün yeniyetmələr arasında 15,7 faizdir (2023)."
    )
    assert [one.row["sex"] for one in found] == ["F", "_T"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("In 2025 divorces fell; in 2024 the capital counted 6,673 divorces.", "6,673"),
        ("2024-cü ildə paytaxtda 6 673 boşanma qeydə alınıb.", "6 673"),
        ("В столице в 2024 году зарегистрировано 6 673 развода.", "6 673"),
    ],
)
def test_the_capital_is_known_without_its_name(checker, text, number):
    found = {one.claim.number.text: one for one in checker.check(text)}
    assert (found[number].row["ref_area"], found[number].verdict) == ("ER01", "confirmed")


def test_a_half_in_words_rounds_the_percentage_behind_a_comma(said):
    text = "Третью дозу АКДС в 2024 году получили чуть больше половины, 51 процент."
    assert said(text) == [("половины", "rounded"), ("51", "confirmed")]


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Qubada 172 213, Xaçmazda 176 073 nəfər yaşayır.", ["AZ-QBA", "AZ-XAC"]),
        ("В Губа-Хачмазском районе родились 943 ребёнка.", ["ER08"]),
        ("Quba-Xaçmazda 943 uşaq doğulub.", ["ER08"]),
        ("Residents of Masalli and of Shaki.", ["AZ-MAS", "AZ-SAK"]),
    ],
)
def test_a_name_of_two_words_is_one_only_where_they_stand_together(text, areas):
    found = places_named(read_sentences(text)[0])
    assert [next(code for code in areas if code in place.codes) for place in found] == areas


def test_the_year_before_is_told_no_farther_than_to_a_part_with_a_year_of_its_own(checker):
    text = "Deaths of children under five came to 1,745 in 2024, against 2,395 the year before; "
    found = checker.check(f"{text}981 of those who died in 2024 were boys.")
    assert [one.row["time_period"] for one in found if one.row] == ["2024", "2023", "2024"]


@pytest.mark.parametrize(
    "text",
    [
        "Младенческая смертность в стране, как заявил врач, 15,4 на тысячу живорождённых.",
        "Младенческая смертность в стране, по словам врача, 15,4 на тысячу живорождённых.",
    ],
)
def test_who_said_it_parts_no_number_from_what_it_is_of(said, text):
    assert said(text) == [("15,4", "not_found")]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("In 2023 the number of early marriages prevented was 293.", "12 of the 14"),
        ("2023-cü ildə qarşısı alınmış erkən nikahların sayı 293 olub.", "14 iqtisadi rayondan"),
        ("В 2023 году предотвращено 293 ранних брака.", "12 из 14"),
    ],
)
def test_a_figure_of_twelve_regions_is_not_of_the_whole_country(checker, store, text, area):
    (found,) = checker.check(text)
    told = answer(found, store, words(found.claim.sentence.language), 2026)
    assert (found.verdict, area in told.reason) == ("part_only", True)


def test_a_figure_of_a_region_named_is_not_a_part_of_what_was_said(said):
    text = "In 2022 in Gakh and the Gazakh-Tovuz economic region 68 early marriages were prevented."
    assert said(text) == [("68", "confirmed")]
