"""What is said of each fact, word for word, in each language."""

from datetime import date

import pytest

from data.store import Store
from indicators.catalog import catalog
from indicators.codelists import NATION, codelist
from indicators.facts import Broken, Changed, Graded, Key, facts_of
from indicators.narrative import (
    continuation_of_finding,
    fact_sentence,
    key_message,
    paragraph,
)
from indicators.narrative.values import difference_text
from indicators.uncertainty import Swings
from indicators.words.language import words
from tests.indicators.narrative.scenes import (
    alone,
    behind,
    changed,
    compared,
    gap,
    latest,
    none,
    point,
    ranked,
    stale,
    told,
)
from tests.indicators.told import told as told_of

OUT, REGISTERED = "ED_ROFST_L1_ADM", "PT_CHLD_Y0T4_REG"
HOMES, IMR = "AZE_PT_INFANT_HOMES", "AZE_IMR_OFFICIAL"
EN = "In Lerik district in 2023, 8.1% of children of primary school age were out of school."
AZ = (
    "Lerik rayonunda 2023-cü ildə ibtidai məktəb yaşında olan uşaqların 8,1%‑i təhsildən kənarda "
    "qalıb."
)
RU = "В Лерикском районе в 2023 году вне школы были 8,1 % детей в возрасте начальной школы."
OPENING = {"en": EN, "az": AZ, "ru": RU}


def plain(text: str) -> str:
    """Return a text with the spaces that do not break as plain ones."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def after(language: str, *facts) -> str:
    """Return what follows the opening sentence of a paragraph."""
    text = plain(told(language, latest(OUT, 8.1), *facts))
    assert text.startswith(OPENING[language])
    return text.removeprefix(OPENING[language]).strip()


@pytest.mark.parametrize(
    ("area", "where"),
    [
        ("AZE", "Azərbaycanda"),
        ("AZ-BA", "Bakı şəhərində"),
        ("AZ-LER", "Lerik rayonunda"),
        ("AZ-XA", "Xankəndi şəhərində"),
        ("AZ-SAK", "Şəki rayonunda"),
        ("AZ-NV", "Naxçıvan şəhərində"),
        ("AZ-UCA", "Ucar rayonunda"),
        ("AZ-GYG", "Göygöl rayonunda"),
        ("ER02", "Naxçıvan iqtisadi rayonunda"),
        ("ER03", "Abşeron-Xızı iqtisadi rayonunda"),
        ("ER07", "Qazax-Tovuz iqtisadi rayonunda"),
        ("ER09", "Lənkəran-Astara iqtisadi rayonunda"),
        ("AZEr105", "Lənkəran sorğu regionunda"),
    ],
)
def test_where_in_an_azerbaijani_sentence(area, where):
    said = alone("az", latest(HOMES, 45, area=area))
    assert said == f"2023-cü ildə {where} körpələr evlərində olan uşaqların sayı 45 nəfər olub."


@pytest.mark.parametrize(
    ("area", "where"),
    [
        ("AZE", "в Азербайджане"),
        ("AZ-BA", "в городе Баку"),
        ("AZ-LER", "в Лерикском районе"),
        ("AZ-XA", "в городе Ханкенди"),
        ("AZ-SAK", "в Шекинском районе"),
        ("AZ-NV", "в городе Нахчыване"),
        ("ER03", "в Абшерон-Хызинском экономическом районе"),
        ("ER07", "в Газах-Товузском экономическом районе"),
        ("ER09", "в Ленкорань-Астаринском экономическом районе"),
        ("AZEr105", "в Ленкоранском регионе обследования"),
    ],
)
def test_where_in_a_russian_sentence(area, where):
    said = alone("ru", latest(HOMES, 45, area=area))
    assert said == f"Число детей в домах ребёнка {where} в 2023 году составило 45."


@pytest.mark.parametrize(
    ("period", "english", "azerbaijani", "russian"),
    [
        ("2023", "in 2023", "2023-cü ildə", "в 2023 году"),
        ("2019", "in 2019", "2019-cu ildə", "в 2019 году"),
        ("2006", "in 2006", "2006-cı ildə", "в 2006 году"),
        ("2010", "in 2010", "2010-cu ildə", "в 2010 году"),
        ("2000", "in 2000", "2000-ci ildə", "в 2000 году"),
        ("2025-07-01", "on 1 July 2025", "1 iyul 2025-ci il tarixinə", "на 1 июля 2025 года"),
        ("2025-12", "in December 2025", "2025-ci ilin dekabrında", "в декабре 2025 года"),
        (
            "2025-01-01/P6M",
            "in the first half of 2025",
            "2025-ci ilin birinci yarısında",
            "в первом полугодии 2025 года",
        ),
        (
            "2022-01-01/P3M",
            "in the first quarter of 2022",
            "2022-ci ilin birinci rübündə",
            "в первом квартале 2022 года",
        ),
        (
            "2024-01-01/P9M",
            "in January–September 2024",
            "2024-cü ilin yanvar–sentyabr aylarında",
            "в январе–сентябре 2024 года",
        ),
    ],
)
def test_when(period, english, azerbaijani, russian):
    fact = latest(HOMES, 45, period=period)
    assert alone("en", fact).endswith(f"was 45 in Lerik district {english}.")
    assert alone("az", fact).lower().startswith(azerbaijani)
    assert f" {russian} составило 45." in alone("ru", fact)


def test_a_school_year():
    fact = latest("AZE_ED_PUPILS", 1704217, area="AZE")
    assert alone("en", fact).endswith("was 1,704,217 in Azerbaijan in the school year 2023/24.")
    assert alone("az", fact).startswith("2023/24 tədris ilində Azərbaycanda ümumtəhsil")
    assert "в 2023/24 учебном году составила" in alone("ru", fact)


@pytest.mark.parametrize(
    ("n", "english", "azerbaijani", "russian"),
    [
        (1, "1 child", "1 uşaq", "1 ребёнок"),
        (2, "2 children", "2 uşaq", "2 ребёнка"),
        (5, "5 children", "5 uşaq", "5 детей"),
        (11, "11 children", "11 uşaq", "11 детей"),
        (21, "21 children", "21 uşaq", "21 ребёнок"),
        (1234, "1,234 children", "1 234 uşaq", "1 234 ребёнка"),
    ],
)
def test_the_children_behind_a_rate(n, english, azerbaijani, russian):
    assert after("en", behind(OUT, n)) == f"That is {english}."
    assert after("az", behind(OUT, n)) == f"Bu, {azerbaijani} deməkdir."
    assert after("ru", behind(OUT, n)) == f"Это {russian}."


def test_a_count_of_all_ages_is_not_called_children():
    text = plain(told("ru", latest("AZE_DM_DEATH_RATE", 7.7), behind("AZE_DM_DEATH_RATE", 76878)))
    assert text.endswith("Число умерших составило 76 878.")


@pytest.mark.parametrize(
    ("value", "said"), [(4.26, "4,26‑sı"), (4.21, "4,21‑i"), (4.29, "4,29‑u"), (4.23, "4,23‑ü")]
)
def test_an_ending_after_a_number_follows_how_it_is_read(value, said):
    fact = latest("AZE_CME_MR_15T19", value, area="AZE", kind="modelled")
    assert f"hər 1000 yeniyetmədən {said} 20 yaşınadək ölüb" in alone("az", fact)


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (0.4, "на 0,4 процентного пункта"),
        (1.0, "на 1,0 процентного пункта"),
        (2.1, "на 2,1 процентного пункта"),
    ],
)
def test_points_of_a_fraction_in_russian(points, said):
    change = changed(OUT, ("2020", 8.1 + points), ("2023", 8.1), "down")
    assert after("ru", change) == (
        f"С 2020 года, когда показатель составлял {8.1 + points:.1f} %, он снизился ".replace(
            ".", ",", 1
        )
        + f"{said}: это улучшение больше того, что объяснил бы случай."
    )


@pytest.mark.parametrize(
    ("points", "russian", "english"),
    [
        (1, "1 процентный пункт", "1 percentage point"),
        (3, "3 процентных пункта", "3 percentage points"),
        (5, "5 процентных пунктов", "5 percentage points"),
        (11, "11 процентных пунктов", "11 percentage points"),
        (21, "21 процентный пункт", "21 percentage points"),
    ],
)
def test_whole_points(points, russian, english):
    change = changed("HVA_PREV_KNOW", ("2000", 30 + points), ("2006", 30), "down")
    assert f" на {russian}" in plain(fact_sentence(change, words("ru")).text)
    assert f"{english}" in fact_sentence(change, words("en")).text


RELIABLE = changed(OUT, ("2020", 6.1), ("2023", 8.1), "up")
ALIKE = changed(OUT, ("2020", 6.1), ("2023", 8.1), "no reliable difference")
UNKNOWN = changed(OUT, ("2020", 6.1), ("2023", 8.1), "unknown", kind="survey")
MODEL = changed(OUT, ("2020", 6.1), ("2023", 8.1), "model", kind="modelled")
SAME = changed(OUT, ("2020", 8.1), ("2023", 8.1), "unknown")


@pytest.mark.parametrize(
    ("language", "fact", "said"),
    [
        (
            "en",
            RELIABLE,
            "In 2020 the figure was 6.1%: a rise of 2.0 percentage points, larger than chance "
            "would explain, and a turn for the worse.",
        ),
        (
            "az",
            RELIABLE,
            "2020-ci ildə bu göstərici 6,1% olub: 2,0 faiz bəndi artım təsadüflə izah oluna "
            "bilməz, vəziyyət pisləşib.",
        ),
        (
            "ru",
            RELIABLE,
            "В 2020 году показатель составлял 6,1 %: рост на 2,0 процентного пункта нельзя "
            "объяснить случайностью, положение ухудшилось.",
        ),
        ("en", ALIKE, "Against 6.1% in 2020 there is no reliable difference."),
        ("az", ALIKE, "2020-ci ildə 6,1% olub; iki göstərici arasında etibarlı fərq yoxdur."),
        ("ru", ALIKE, "По сравнению с 2020 годом (6,1 %) надёжной разницы нет."),
        (
            "en",
            UNKNOWN,
            "The figure was 6.1% in 2020; without the survey’s margin of error it is not known "
            "whether this is a real change.",
        ),
        (
            "ru",
            UNKNOWN,
            "Показатель в 2020 году составлял 6,1 %; без погрешности обследования неизвестно, "
            "изменилось ли что-то на самом деле.",
        ),
        (
            "az",
            MODEL,
            "Göstərici 2020-ci ildə 6,1% olub; eyni modelin müxtəlif illər üzrə qiymətləri "
            "bir-birindən asılıdır və real dəyişikliyi göstərmir.",
        ),
        (
            "en",
            MODEL,
            "The figure was 6.1% in 2020; as both are estimates of one model, they cannot tell "
            "whether the change is real.",
        ),
        ("en", SAME, "In 2020 it was the same."),
        ("az", SAME, "2020-ci ildə də bu göstərici eyni olub."),
        ("ru", SAME, "В 2020 году показатель был таким же."),
    ],
)
def test_a_change_is_said_as_surely_as_it_is_known(language, fact, said):
    assert after(language, fact) == said


def test_more_is_better_where_the_declaration_says_so():
    change = changed(REGISTERED, ("2006", 93.5), ("2023", 97.0), "up")
    assert "an improvement" in alone("en", change)
    assert "yaxşılaşıb" in alone("az", change)
    assert "это улучшение больше" in alone("ru", change)


def test_without_a_better_direction_a_change_is_neither():
    change = changed("DM_BRTS", ("2020", 1000), ("2023", 900), "down")
    assert alone("en", change).endswith("a fall of 100 (10.0%), larger than chance would explain.")
    assert alone("az", change).endswith("100 (10,0%) azalma təsadüflə izah oluna bilməz.")
    assert plain(alone("ru", change)).endswith("на 100 (10,0 %) нельзя объяснить случайностью.")


def test_percentages_never_differ_by_per_cent():
    (difference,) = [
        n for n in fact_sentence(RELIABLE, words("en")).numbers if n.part == "difference"
    ]
    assert (difference.text, difference.value) == ("2.0", pytest.approx(2.0))
    assert difference.other == RELIABLE.before.key


def test_last_and_first_figure_share_a_sentence_where_neither_is_judged():
    last = changed(OUT, ("2022", 9.3), ("2023", 8.1), "unknown")
    run = changed(OUT, ("2010", 5.0), ("2023", 8.1), "unknown", run=True)
    assert after("az", last, run).startswith(
        "2022-ci ildə bu göstərici 9,3%, müqayisəli sıranın əvvəlində, 2010-cu ildə, 5,0% olub;"
    )
    assert after("ru", last, run).startswith(
        "Показатель в 2022 году составлял 9,3 %, а в начале сопоставимого ряда, в 2010 году, — "
        "5,0 %;"
    )


GIRLS, BOYS = point(OUT, 9.1, sex="F"), point(OUT, 7.0, sex="M")


@pytest.mark.parametrize(
    ("language", "reliable", "said"),
    [
        (
            "en",
            True,
            "It was 9.1% among girls and 7.0% among boys: a reliable gap of 2.1 percentage points.",
        ),
        (
            "az",
            True,
            "Qızlar arasında bu göstərici 9,1%, oğlanlar arasında isə 7,0% olub: 2,1 faiz bəndi "
            "fərq etibarlıdır.",
        ),
        (
            "ru",
            True,
            "Среди девочек показатель составил 9,1 %, среди мальчиков — 7,0 %: разрыв в 2,1 "
            "процентного пункта надёжен.",
        ),
        (
            "en",
            False,
            "No reliable difference is seen between 9.1% among girls and 7.0% among boys.",
        ),
        (
            "az",
            False,
            "Qızlar arasında bu göstərici 9,1%, oğlanlar arasında isə 7,0% olub: etibarlı fərq "
            "yoxdur.",
        ),
        (
            "ru",
            False,
            "Среди девочек показатель составил 9,1 %, среди мальчиков — 7,0 %: надёжной разницы "
            "нет.",
        ),
        ("en", None, "The figures were 9.1% among girls and 7.0% among boys."),
        ("ru", None, "Среди девочек показатель составил 9,1 %, среди мальчиков — 7,0 %."),
    ],
)
def test_a_gap_is_said_as_surely_as_it_is_known(language, reliable, said):
    assert after(language, gap(OUT, GIRLS, BOYS, "sex", reliable)) == said


def test_a_gap_alone_says_of_when_it_is():
    poorest = point(OUT, 9.1, period="2006", wealth_quintile="Q1")
    richest = point(OUT, 7.0, period="2006", wealth_quintile="Q5")
    fact = gap(OUT, poorest, richest, "wealth_quintile", True)
    assert alone("az", fact) == (
        "İbtidai məktəb yaşında təhsildən kənarda qalan uşaqların payı, Lerik rayonu. "
        "2006-cı ildə ən kasıb ailələrin beşdə birində bu göstərici 9,1%, "
        "ən varlı ailələrin beşdə birində isə 7,0% olub: 2,1 faiz bəndi fərq etibarlıdır."
    )


def test_an_area_beside_the_nation():
    below = compared(OUT, 8.1, ("AZE", 10.2), "down")
    assert after("en", below) == (
        "That is 2.1 percentage points below the figure for Azerbaijan (10.2%): a reliable "
        "difference, and for the better."
    )
    assert after("az", below) == (
        "Bu, Azərbaycan üzrə göstəricidən (10,2%) 2,1 faiz bəndi aşağıdır: fərq etibarlıdır, "
        "vəziyyət daha yaxşıdır."
    )
    assert after("ru", below) == (
        "Это на 2,1 процентного пункта ниже, чем в Азербайджане (10,2 %): разница надёжна, и "
        "положение здесь лучше."
    )


def test_two_areas_above_without_errors_share_a_sentence():
    facts = [
        compared(OUT, 8.1, (area, value), "unknown") for area, value in (("ER09", 9), ("AZE", 7))
    ]
    assert after("en", *facts) == (
        "In the Lankaran-Astara economic region it was 9.0%, and in Azerbaijan 7.0%."
    )
    assert after("az", *facts) == (
        "Bu göstərici Lənkəran-Astara iqtisadi rayonunda 9,0%, Azərbaycanda isə 7,0% olub."
    )
    assert after("ru", *facts) == (
        "В Ленкорань-Астаринском экономическом районе показатель составил 9,0 %, а в Азербайджане "
        "— 7,0 %."
    )


@pytest.mark.parametrize(
    ("ranks", "language", "said"),
    [
        (
            (3, 7, 74, False),
            "en",
            "Its place among the 74 districts and cities, counted from the worst, lies between "
            "3 and 7.",
        ),
        (
            (3, 7, 74, False),
            "az",
            "74 rayon və şəhər arasında ən pis göstəricidən saydıqda yeri 3 ilə 7 arasındadır.",
        ),
        (
            (3, 7, 74, False),
            "ru",
            "Среди 74 районов и городов место, считая от худшего, лежит между 3 и 7.",
        ),
        (
            (3, 3, 21, True),
            "ru",
            "Среди 21 района и города с данными это 3-е место, считая от худшего, и интервалы это "
            "подтверждают.",
        ),
        (
            (3, 72, 74, False),
            "en",
            "The intervals are too wide to tell its place among the 74 districts and cities.",
        ),
        (
            (1, 40, 74, None),
            "ru",
            "Такой же показатель у многих из 74 районов и городов.",
        ),
        (
            (9, 9, 74, True),
            "az",
            "74 rayon və şəhər arasında ən pis göstəricidən saydıqda 9-cu yerdədir, intervallar da "
            "bunu təsdiq edir.",
        ),
        (
            (25, 25, 25, None),
            "ru",
            "По одним только значениям это лучший показатель среди 25 районов и городов с данными.",
        ),
        (
            (25, 25, 25, None),
            "az",
            "Yalnız rəqəmlərə görə məlumatı olan 25 rayon və şəhər arasında ən yaxşı "
            "göstərici budur.",
        ),
        (
            (1, 1, 25, None),
            "en",
            "By the figures alone it is the worst of the 25 districts and cities with a figure.",
        ),
    ],
)
def test_a_place_is_a_range_where_the_figures_allow_several(ranks, language, said):
    assert after(language, ranked(OUT, *ranks)) == said


@pytest.mark.parametrize(
    ("age", "russian"), [(6, "6 лет"), (11, "11 лет"), (21, "21 год"), (22, "22 года")]
)
def test_an_old_figure_says_its_age(age, russian):
    opening = latest(HOMES, 45)
    assert f"уже {russian}: нынешнего" in told("ru", opening, stale(HOMES, age))
    assert f"Rəqəm {age} il əvvəlin" in told("az", opening, stale(HOMES, age))
    assert f"figure is {age} years old" in told("en", opening, stale(HOMES, age))


def test_low_reliability_is_said():
    fact = latest(HOMES, 45, status="U")
    assert "low reliability" in told("en", fact)
    assert "etibarlılığı aşağıdır" in told("az", fact)
    assert "Надёжность этого значения низкая" in told("ru", fact)


def test_a_break_gives_its_reason_and_nothing_is_compared():
    label = {"en": "A new definition", "az": "Yeni tərif", "ru": "С новым определением."}
    key = Key(OUT, "AZ-LER", "2015", "S", "published")
    broken = Broken(catalog()[OUT], key, "2015", label)
    assert after("en", broken) == (
        "In 2015 the series breaks (a new definition), and nothing earlier is compared with it."
    )
    assert "2015-ci ildə sıra kəsilir (yeni tərif)" in after("az", broken)
    assert "В 2015 году ряд прерывается (с новым определением)" in after("ru", broken)


@pytest.mark.parametrize("language", ["en", "az", "ru"])
def test_a_withheld_figure_holds_no_number(language):
    said = fact_sentence(none(OUT, "withheld", period="2023"), words(language))
    assert said.numbers == ()
    later = told(language, latest(OUT, 8.1), none(OUT, "withheld", period="2024"))
    assert "2024" in later


def test_who_holds_what_is_missing_is_named():
    assert alone("az", none(OUT, "missing")) == (
        "Lerik rayonunda ibtidai məktəb yaşında təhsildən kənarda qalan uşaqların payı dərc "
        "olunmayıb. "
        "Məlumatın sahibləri: Elm və Təhsil Nazirliyi, Dövlət Statistika Komitəsi."
    )


def test_the_grade_is_a_letter():
    key = point(OUT, 8.1).key
    assert alone("en", Graded(catalog()[OUT], key, "B")).endswith(
        "Quality grade: B on a scale from A, the best, to E."
    )


def test_an_interval_stands_with_its_figure():
    fact = latest("CME_MRY0", 17.1, area="AZE", kind="modelled", bounds=(12.2, 24.9))
    assert alone("en", fact) == (
        "The infant mortality rate (UN model) in Azerbaijan in 2023 is estimated at 17.1 deaths "
        "per 1,000 live births (uncertainty interval 12.2–24.9)."
    )
    assert plain(alone("ru", fact)) == (
        "Младенческая смертность (модель ООН) в Азербайджане в 2023 году оценивается в 17,1 смерти "
        "на 1000 родившихся живыми (интервал неопределённости 12,2–24,9)."
    )


def test_a_group_is_named_after_the_clause_it_belongs_to():
    fact = latest("AZE_PT_GUARDIAN_ENTERED", 12, sex="F")
    assert "число детей, переданных под опеку, среди девочек" in alone("ru", fact).lower()


def test_the_key_message_is_the_reliable_change():
    facts = [latest(IMR, 8.1), changed(IMR, ("2020", 9.3), ("2023", 8.1), "down")]
    assert key_message(facts, words("en")).text == (
        "The infant mortality rate (official) in Lerik district fell from 9.3 in 2020 to 8.1 "
        "deaths per 1,000 live births in 2023, an improvement."
    )
    assert key_message(facts, words("az")).text == (
        "Lerik rayonunda körpə ölümü əmsalı (rəsmi) 2020-ci ildə 9,3-dən 2023-cü ildə 8,1-ə enib, "
        "vəziyyət yaxşılaşıb."
    )
    assert key_message(facts, words("ru")).text == (
        "Младенческая смертность (официальная) в Лерикском районе снизилась с 9,3 в 2020 году до "
        "8,1 смерти на 1000 родившихся живыми в 2023 году: положение улучшилось."
    )


def test_without_a_reliable_change_the_key_message_is_the_figure():
    assert key_message([latest(OUT, 8.1), ALIKE], words("en")).text == EN


def test_under_a_heading_that_names_the_area_it_is_not_named_again():
    text = paragraph([latest(OUT, 8.1), ALIKE], words("az"), place=False).text
    assert text.startswith("2023-cü ildə ibtidai məktəb yaşında olan uşaqların 8,1%‑i")
    assert "Lerik" not in text


def test_every_number_knows_its_observation():
    said = paragraph([latest(OUT, 8.1), RELIABLE], words("en"))
    assert [(n.text, n.part, n.key.time_period) for n in said.numbers] == [
        ("8.1", "value", "2023"),
        ("6.1", "value", "2020"),
        ("2.0", "difference", "2023"),
    ]


def test_a_key_message_of_low_reliability_never_goes_without_its_caution(store: Store) -> None:
    item = catalog()["IM_DTP3"]
    doubtful = store.observations("IM_DTP3", "published").assign(obs_status="U")
    facts = facts_of(item, doubtful, store.sources(), today=date(2026, 11, 23))
    said = key_message(facts, words("en")).text
    assert said.endswith("should be read with caution.")


def test_a_difference_is_that_of_the_figures_as_they_are_printed():
    item = catalog()["AZE_PT_LEFT_WITHOUT_CARE_RATE"]
    one, other = point(item.indicator, 33.38), point(item.indicator, 31.14)
    told = difference_text(one, other, item, words("en"))
    assert (told.text, round(told.numbers[0].value, 9)) == ("2.3", 2.3)


READING = "AZE_ED_READ_L1"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "In 2021 it was 38.9% in rural areas and 77.4% in towns and cities."),
        ("az", "2021-ci ildə kənd yerlərində bu göstərici 38,9%, şəhər yerlərində isə 77,4% olub."),
        (
            "ru",
            "В 2021 году в сельской местности показатель составил 38,9 %, в городах — 77,4 %.",
        ),
    ],
)
def test_groups_told_behind_earlier_figures_say_of_when_they_are(language, said):
    rural = point(READING, 38.9, period="2021", residence="R")
    urban = point(READING, 77.4, period="2021", residence="U")
    apart = gap(READING, rural, urban, "residence", None)
    before = changed(READING, ("2016", 80.8), ("2021", 67.4), "unknown")
    own = latest(READING, 67.4, period="2021")
    assert plain(told(language, own, before, apart)).endswith(said)
    assert said not in plain(told(language, own, apart))


@pytest.mark.parametrize("kind", ["modelled", "estimated"])
def test_an_estimate_is_not_told_as_counted_by_the_sentence_of_a_declaration(kind):
    water = latest("WS_PPL_W-SM", 57.8, area="AZE", kind=kind)
    assert "estimated at 57.8%" in told("en", water)
    counted = latest("WS_PPL_W-SM", 57.8, area="AZE", kind="survey")
    assert "used safely managed drinking water" in told("en", counted)
    modelled = latest("CME_MRY0T4", 17.9, area="AZE", kind=kind)
    assert "by the UN estimate" in told("en", modelled)


@pytest.mark.parametrize(
    ("usual", "said"),
    [(0.04, "while the series seldom moves"), (0.1, "no more than the series usually moves")],
)
def test_a_series_that_seldom_moves_is_told_without_a_nought(usual, said):
    before = changed("AZE_DM_DIVORCE_RATE", ("2009", 0.3), ("2010", 0.4), "unknown")
    own = latest("AZE_DM_DIVORCE_RATE", 0.4, period="2010")
    text = continuation_of_finding([own, before], Swings(usual, 0.3), words("en")).text
    assert said in text
    assert "(0.0)" not in text


@pytest.mark.parametrize(
    ("code", "language", "base"),
    [
        ("AZE_PT_GUARDIAN_RATE", "en", "110.1 per 100,000 children"),
        ("AZE_PT_GUARDIAN_RATE", "az", "hər 100 000 uşağa 110,1"),
        ("AZE_PT_GUARDIAN_RATE", "ru", "110,1 на 100 000 детей"),
        ("AZE_PT_ADOPTION_RATE", "ru", "110,1 на 100 000 детей 0–3 лет"),
        ("AZE_JJ_SENTENCING_RATE", "en", "110.1 per 100,000 children aged 14–17"),
        ("AZE_DM_DIVORCE_CHILDREN_RATE", "ru", "110,1 на 1000 детей"),
        ("AZE_CCRR_SCORE", "az", "0–10 şkalası üzrə 110,1"),
    ],
)
def test_a_rate_says_of_whom_it_is_counted(code, language, base):
    assert base in plain(told(language, latest(code, 110.1, area="AZE", period="2018")))


def test_the_point_of_a_russian_year_stays_in_the_reason_of_a_break():
    label = {"en": "A new base", "az": "Yeni baza", "ru": "Население по переписи 2019 г."}
    key = Key(OUT, "AZ-LER", "2015", "S", "published")
    broken = Broken(catalog()[OUT], key, "2015", label)
    assert "(население по переписи 2019 г.)" in after("ru", broken)


def test_a_gap_denies_nobody_that_publishes_the_figure_elsewhere():
    said = alone("en", none("EC_GDI", "gap", area=NATION))
    assert said.startswith(
        "No figure for the Gender Development Index in Azerbaijan is carried here. Data holder: "
    )
    assert "Published by UNDP" in catalog()["EC_GDI"].gap["en"]


def test_the_nation_without_a_figure_is_not_told_as_if_no_area_had_one():
    assert alone("az", none("AZE_ED_TEACHERS", "missing", area=NATION)).startswith(
        "Ölkə üzrə ümumtəhsil məktəblərinin müəllimlərinin sayı dərc olunmayıb."
    )
    assert alone("en", none("AZE_ED_TEACHERS", "missing")).startswith(
        "In Lerik district, no figure"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "No information on the funding of the statistical plan by donors in Azerbaijan is"),
        (
            "az",
            "Azərbaycanda statistika planının donorlar tərəfindən maliyyələşdirilməsi barədə bu "
            "bazada məlumat yoxdur.",
        ),
        ("ru", "Сведений здесь нет: показатель «План статистики финансируют доноры» в Азерб"),
    ],
)
def test_of_a_question_it_is_the_answer_that_is_missing(language, said):
    assert alone(language, none("CR_SG_STT_NSDSFDDNR", "gap", area=NATION)).startswith(said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "was forecast at 36,102"),
        (
            "az",
            "Proqnoza görə, Bakı şəhərində 2012/13 tədris ilində I sinif şagirdlərinin sayı 36 102",
        ),
        ("ru", "По прогнозу, число учащихся I классов в городе Баку"),
    ],
)
def test_a_forecast_is_told_as_one(store, language, said):
    facts = told_of(store, "AZE_ED_GRADE1", "published", "AZ-BA")
    text = paragraph(facts, words(language)).text.replace("\N{NO-BREAK SPACE}", " ")
    assert said in text
    assert words(language).of(codelist("caveat")["forecast"]["says"]) in text
    assert not any(isinstance(fact, Changed) for fact in facts)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "A DOST outlet in operation in Zangilan district in December 2025: yes."),
        (
            "az",
            "Zəngilan rayonunda 2025-ci ilin dekabrında fəaliyyət göstərən DOST xidmət məntəqəsi: "
            "var.",
        ),
        ("ru", "В Зангиланском районе в декабре 2025 года действующий пункт DOST: есть."),
    ],
)
def test_what_is_or_is_not_there_is_told_by_its_own_verb(store, language, said):
    facts = told_of(store, "AZE_SP_DOST", "published", "AZ-ZAN")
    assert paragraph(facts, words(language)).text.startswith(said)
