"""A citation names publisher, title, edition, year, release, day and link, in every form."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.facts import Key
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.citation import Cited, bibtex, citation, ris

SOURCE = {
    "data_source": "SSC_2024",
    "edition": "2nd edition",
    "year": 2024,
    **{f"publisher_{language}": "Dövlət Statistika Komitəsi" for language in LANGUAGES},
    **{f"title_{language}": "Uşaqların sağlamlığı & 100% {təhsili}" for language in LANGUAGES},
}
LINK = "https://monitor.example/figure?id=X.AZE.2023.SSC_2024&release=2026-11-23-ab12&lang=az"
KEY = Key("X", "AZE", "2023", "SSC_2024", "published")
CITED = Cited(
    KEY, "İşsizlik, Azərbaycan, 2023: 1,5%", SOURCE, "2026-11-23-ab12", date(2026, 11, 23), LINK
)
SYNTHETIC = replace(CITED, key=replace(KEY, edition="illustrative"), release="")


def fields_of(entry: str) -> dict[str, str]:
    """Read the fields of a BibTeX entry: braces are counted, as BibTeX does."""
    found, rest = {}, entry[entry.index(",") + 1 :]
    while match := re.match(r"\s*(\w+) = \{", rest):
        depth, place = 1, match.end()
        while depth:
            if rest[place] == "\\":
                place += 1
            else:
                depth += {"{": 1, "}": -1}.get(rest[place], 0)
            place += 1
        found[match[1]] = rest[match.end() : place - 1]
        rest = rest[place + 1 :]
    assert rest.strip() == "}"
    return found


def lines_of(record: str) -> dict[str, str]:
    lines = record.split("\r\n")
    assert lines[0] == "TY  - DATA"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    return {line[:2]: line[6:] for line in lines[:-1]}


def test_a_citation_is_in_the_form_of_the_house():
    assert citation(CITED, words("en")) == (
        "Dövlət Statistika Komitəsi: Uşaqların sağlamlığı & 100% {təhsili}, 2nd edition, 2024. "
        "İşsizlik, Azərbaycan, 2023: 1,5%; as shown by Child Rights Monitor, data release "
        f"2026-11-23-ab12, 23 November 2026. {LINK}"
    )


def test_a_year_that_the_edition_names_is_not_said_twice():
    cited = replace(CITED, source={**SOURCE, "edition": "2024-09"})
    assert ", 2024-09. " in citation(cited, words("en"))


def test_bibtex_escapes_what_latex_would_read_as_its_own():
    fields = fields_of(bibtex(CITED, words("az")))
    assert fields["title"].startswith(r"{Uşaqların sağlamlığı \& 100\% \{təhsili\}.")
    assert fields["title"].endswith("İşsizlik, Azərbaycan, 2023: 1,5\\%}")
    assert fields["author"] == "{Dövlət Statistika Komitəsi}"
    assert fields["url"] == LINK
    assert (fields["year"], fields["edition"]) == ("2024", "2nd edition")
    assert (fields["version"], fields["urldate"]) == ("2026-11-23-ab12", "2026-11-23")


def test_the_key_of_an_entry_holds_no_letter_that_bibtex_refuses():
    odd = replace(CITED, key=replace(KEY, time_period="2020/2021"))
    assert bibtex(odd, words("en")).startswith("@misc{crm:X.AZE.2020-2F2021.SSC-2024,")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40))
def test_no_title_breaks_an_entry_or_a_record(title):
    cited = replace(CITED, statement=title)
    assert set(fields_of(bibtex(cited, words("en")))) >= {"title", "url", "urldate"}
    assert set(lines_of(ris(cited, words("en")))) >= {"TI", "UR", "DA", "ER"}


def test_ris_holds_the_same():
    fields = lines_of(ris(CITED, words("az")))
    assert fields["AU"] == "Dövlət Statistika Komitəsi"
    assert fields["ID"] == "X.AZE.2023.SSC_2024"
    assert (fields["PY"], fields["DA"], fields["UR"]) == ("2024", "2026/11/23", LINK)
    assert "2026-11-23-ab12" in fields["N1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_citation_of_a_synthetic_figure_warns_in_every_form(language):
    spoken = words(language)
    warning = " ".join(spoken("ILLUSTRATIVE — not real figures").split())
    for form in (citation, bibtex, ris):
        assert warning in " ".join(form(SYNTHETIC, spoken).split())


def test_a_figure_in_no_release_says_so():
    assert "in no data release" in citation(replace(CITED, release=""), words("en"))
