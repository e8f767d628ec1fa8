"""Files as users have them: torn, renamed, twice, in archives, in words, in old encodings."""

import io
import zipfile

import pandas as pd
import pytest

from data.survey import NOTHING_MAPPED, families, open_folder, read_mapped
from data.survey.places import areas_of_regions
from indicators.errors import DataFaults
from tests.data.survey.made import children, computed, members, total, women, written


def opened(tmp_path, mapped=NOTHING_MAPPED):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    return open_folder(tmp_path / "in", scratch, mapped)


def mapping(folder, text):
    path = folder / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return read_mapped(path)


def test_files_are_found_in_folders_and_archives_and_the_absent_are_told(tmp_path):
    path = written(tmp_path / "in" / "AZPR52DT", members({}))
    packed = written(tmp_path / "made", children({"b3": 1270}), "AZKR52FL.DTA")
    with zipfile.ZipFile(tmp_path / "in" / "AZKR52DT.ZIP", "w") as archive:
        archive.write(packed, "x/AZKR52FL.DTA")
        archive.writestr("x/AZKR52FL.MAP", "no microdata")
    found = opened(tmp_path)
    assert {kind: one.path.name for kind, one in found.files.items()} == {
        "PR": path.name,
        "KR": "AZKR52FL.DTA",
    }
    assert found.absent == ("HR", "BR", "IR")


def test_a_torn_file_is_a_fault_that_names_it(tmp_path):
    path = written(tmp_path / "in", members({}, {}, {}))
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(DataFaults, match=r"AZPR52FL\.DTA.*cannot be read"):
        computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")


def test_a_torn_archive_is_a_fault_and_a_strange_file_is_left_aside(tmp_path):
    written(tmp_path / "in", members({}))
    (tmp_path / "in" / "notes.csv").write_bytes("Qeyd\nБакı\n".encode("utf-16"))
    written(tmp_path / "in", pd.DataFrame({"a": [1.0]}), "prices.dta")
    told = {one.about: one.taken for one in opened(tmp_path).guesses}
    assert told == {"notes.csv": "left aside", "prices.dta": "left aside"}
    (tmp_path / "in" / "AZKR52DT.ZIP").write_bytes(b"PK\x03\x04 torn")
    with pytest.raises(DataFaults, match=r"AZKR52DT\.ZIP.*cannot be unpacked"):
        open_folder(tmp_path / "in", tmp_path / "other")


def test_two_surveys_in_one_folder_are_refused(tmp_path):
    written(tmp_path / "in", members({}))
    written(tmp_path / "in", members({}), "AZPR71FL.DTA")
    with pytest.raises(DataFaults, match="2 files of household members"):
        opened(tmp_path)
    (tmp_path / "in" / "AZPR71FL.DTA").unlink()
    written(tmp_path / "in", women({}), "ZZIR62FL.DTA")
    with pytest.raises(DataFaults, match="files of 2 surveys"):
        open_folder(tmp_path / "in", tmp_path / "scratch")


def test_one_file_in_two_formats_is_one_file(tmp_path):
    written(tmp_path / "in", members({}), "AZPR52FL.SAV")
    written(tmp_path / "in", members({}), "AZPR52FL.DTA")
    assert opened(tmp_path).files["PR"].path.name == "AZPR52FL.DTA"


def test_a_file_without_a_name_is_known_by_its_variables_or_by_the_mapping(tmp_path):
    written(tmp_path / "in", members({}), "data1.dta")
    births = children({"b3": 1270}).assign(bord=1.0)
    written(tmp_path / "in", births, "data2.dta")
    with pytest.raises(DataFaults, match=r"data2\.dta.*can be KR or BR"):
        opened(tmp_path)
    mapped = mapping(tmp_path, '[files]\nBR = "data2.dta"\n')
    found = open_folder(tmp_path / "in", tmp_path / "scratch", mapped)
    assert {kind: one.path.name for kind, one in found.files.items()} == {
        "PR": "data1.dta",
        "BR": "data2.dta",
    }


@pytest.mark.parametrize("content", [None, {"a": [1.0]}])
def test_a_folder_without_a_survey_is_a_fault(tmp_path, content):
    (tmp_path / "in").mkdir()
    if content:
        written(tmp_path / "in", pd.DataFrame(content), "a.dta")
    with pytest.raises(DataFaults, match="no file of"):
        opened(tmp_path)


def test_a_record_that_is_there_twice_is_a_fault(tmp_path):
    written(tmp_path / "in", members({"hv002": 7}, {"hv002": 7}, hv001=1))
    with pytest.raises(DataFaults, match=r"1 record\(s\) are there twice.*hv002 7"):
        computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"hv005": [-1.0, 1.0]}, "hv005: is negative in 1"),
        ({"hv005": [0.0, 0.0]}, "is above zero in no record"),
        ({"hv021": [1.0, None]}, "hv021: is missing in 1"),
    ],
)
def test_a_weight_or_a_cluster_that_cannot_be_is_a_fault(tmp_path, changes, told):
    written(tmp_path / "in", members({}, {}).assign(**changes))
    with pytest.raises(DataFaults, match=told):
        computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")


def test_a_weight_that_is_named_otherwise_is_named_in_the_mapping(tmp_path):
    frame = members({"hv140": 1, "hv005": 3_000_000}, {}).rename(columns={"hv005": "wt_new"})
    written(tmp_path / "in", frame)
    with pytest.raises(DataFaults, match="no file of a survey that we know"):
        opened(tmp_path)
    mapped = mapping(tmp_path, '[variables]\nhv005 = "WT_NEW"\n')
    made = computed(tmp_path / "in", tmp_path / "other", "birth_registered", mapped=mapped)
    assert total(made, "birth_registered")["estimate"] == 0.75


def test_words_are_never_compared_with_codes_and_a_mapping_translates_them(tmp_path):
    words = {1.0: "Var, göstərildi", 2.0: "Qeydə alınıb", 0.0: "Yoxdur", 9.0: "Cavab yoxdur"}
    frame = members({"hv140": 1}, {"hv140": 2}, {"hv140": 0}, {"hv140": 9})
    frame = frame.astype(object).assign(hv140=frame["hv140"].map(words))
    written(tmp_path / "in", frame, "azpr52fl.csv")
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")
    assert made.account.not_computed[0].reason.endswith("hv140 holds words, not codes")
    codes = "".join(f'"{word}" = {code:g}\n' for code, word in words.items())
    mapped = mapping(tmp_path, f"[values.hv140]\n{codes}")
    made = computed(tmp_path / "in", tmp_path / "other", "birth_registered", mapped=mapped)
    assert total(made, "birth_registered")["estimate"] == 0.5


def test_labels_of_spss_in_an_old_encoding_are_read_as_the_mapping_says(tmp_path):
    """Labels stand in the file as bytes: Latin letters are replaced by as many in cp1251."""
    names = {1.0: "BAKUXX", 2.0: "GUBAXHACHMAZ"}
    cyrillic = {"BAKUXX": "Баку  ", "GUBAXHACHMAZ": "Губа-Хачмаз "}
    path = written(
        tmp_path / "in",
        members({"hv024": 1, "hv140": 1}, {"hv024": 2}),
        "AZPR52FL.SAV",
        variable_value_labels={"hv024": names},
    )
    content = path.read_bytes()
    for latin, russian in cyrillic.items():
        content = content.replace(latin.encode(), russian.encode("cp1251"))
    path.write_bytes(content)
    mapped = mapping(tmp_path, '[reading]\nencoding = "cp1251"\n')
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered", mapped=mapped)
    regions = sorted(made.table["region"].dropna())
    assert regions == ["Баку", "Губа-Хачмаз"]
    places, _ = areas_of_regions(regions, "2006", mapped)
    assert places == {"Баку": "AZEr101", "Губа-Хачмаз": "AZEr106"}


@pytest.mark.parametrize(
    ("labels", "year", "areas"),
    [
        (["baku", "absheron", "ganja-gazakh", "shaki-zagatala", "lankaran", "guba-khachmaz",
          "aran", "upper karabakh", "mountainous shirvan"], "2006",
         ["AZEr101", "AZEr102", "AZEr103", "AZEr104", "AZEr105", "AZEr106", "AZEr107", "AZEr108",
          "AZEr109"]),
        (["1. Bakı şəhəri", "Naxçıvan", "Qarabağ", "Şərqi Zəngəzur"], "2023",
         ["ER01", "ER02", "ER06", "ER13"]),
        (["Ганджа-Газах", "Lenkaran", "Sheki-Zaqatala", "Yukhari Karabakh", "Daghlig Shirvan"],
         "2006", ["AZEr103", "AZEr105", "AZEr104", "AZEr108", "AZEr109"]),
        (["Mountainous Shirvan", "Baku"], "2023", ["ER04", "ER01"]),
        (["Mountainous Shirvan", "Baku"], "2006", ["AZEr109", "AZEr101"]),
        (["region 1", "South", "Karabakh"], "2006", ["", "", ""]),
    ],
)  # fmt: skip
def test_regions_are_ours_by_the_names_they_have_in_any_language(labels, year, areas):
    places, guesses = areas_of_regions(labels, year, NOTHING_MAPPED)
    assert [places.get(label, "") for label in labels] == areas
    wanting = [one for one in guesses if one.taken == "no area of ours"]
    assert len(wanting) == areas.count("")
    assert all("[regions]" in one.otherwise for one in wanting)


def test_a_mapping_names_regions_and_is_refused_where_it_names_none_of_ours(tmp_path):
    mapped = mapping(tmp_path, '[regions]\n"North" = "AZEr106"\n"Abroad" = "none"\n')
    places, guesses = areas_of_regions(["North", "Abroad"], "2006", mapped)
    assert (places, guesses) == ({"North": "AZEr106"}, [])
    with pytest.raises(DataFaults, match="key regions: 'ER99' is no area of ours"):
        mapping(tmp_path, '[regions]\n"North" = "ER99"\n')
    with pytest.raises(DataFaults, match="xyz is no family"):
        mapping(tmp_path, '[survey]\nfamily = "xyz"\n')
    with pytest.raises(DataFaults, match="cannot be read"):
        read_mapped(tmp_path / "absent.toml")


def test_an_archive_that_unpacks_to_more_than_a_survey_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("data.survey.files.unpacked._LARGEST", 10)
    (tmp_path / "in").mkdir()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("AZPR52FL.DTA", "x" * 11)
    (tmp_path / "in" / "AZPR52DT.ZIP").write_bytes(held.getvalue())
    with pytest.raises(DataFaults, match="holds 11 bytes, and 10 may be"):
        opened(tmp_path)


def test_files_of_years_apart_or_of_two_families_are_of_two_surveys(tmp_path):
    written(tmp_path / "in", members({"hv140": 1}))
    written(tmp_path / "in", women({"v008": 1340}), "AZIR52FL.DTA")
    with pytest.raises(DataFaults, match=r"began in 2011, those of AZPR52FL\.DTA ended in 2006"):
        computed(tmp_path / "in", tmp_path / "scratch", "birth_registered", "childless_women_40_49")
    marks = families()["mics6"].family.files["HL"].marks
    written(tmp_path / "in", pd.DataFrame([dict.fromkeys(marks, 1.0)]), "hl.sav")
    with pytest.raises(DataFaults, match=r"files of 2 families: hl\.sav"):
        open_folder(tmp_path / "in", tmp_path / "other")


def test_an_encoding_that_nobody_says_is_guessed_and_told(tmp_path):
    frame = members({"hv140": 1}, {}).astype(object).assign(hv024=["Баку", "Аран"])
    (tmp_path / "in").mkdir()
    frame.to_csv(tmp_path / "in" / "azpr52fl.csv", index=False, encoding="cp1251")
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")
    by = made.table[made.table["by"] == "region"].set_index("region")["estimate"]
    assert by.to_dict() == {"Аран": 0, "Баку": 1}
    told = {one.about: one.taken for one in made.account.guesses}
    assert told["azpr52fl.csv"] == "encoding cp1251"


def test_a_part_of_the_questions_that_was_not_asked_stops_nothing_else(tmp_path):
    frame = women({"v502": 1, "v044": 1, "d106": 1, "d107": 0, "d108": 0}, {"v012": 45})
    written(tmp_path / "in", frame.assign(d005=0.0), "AZIR52FL.DTA")
    names = ["partner_violence_ever", "childless_women_40_49"]
    made = computed(tmp_path / "in", tmp_path / "scratch", *names)
    assert [tuple(one) for one in made.account.not_computed] == [
        ("partner_violence_ever", "AZIR52FL.DTA: no weight d005")
    ]
    assert total(made, "childless_women_40_49")["estimate"] == 1


def test_a_group_whose_codes_are_words_is_told(tmp_path):
    frame = members({"hv140": 1}, {}).astype(object).assign(hv104=["kişi", "qadın"])
    written(tmp_path / "in", frame, "azpr52fl.csv")
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")
    assert "sex" not in {*made.table["by"]}
    told = {one.about: one.why for one in made.account.guesses}
    assert told["PR by sex"] == "hv104 holds words, not codes"


def test_occurrences_are_named_with_a_dollar_in_spss_and_a_line_in_stata(tmp_path):
    frame = women({"b3_01": 1270, "m14_1": 4}, {"b3_01": 1270, "m14_1": 1})
    name = "antenatal_four_visits"
    written(tmp_path / "dta", frame, "AZIR52FL.DTA")
    spss = frame.rename(columns=lambda own: own.upper().replace("_", "$"))
    written(tmp_path / "sav", spss, "AZIR52FL.SAV")
    for folder in ("dta", "sav"):
        made = computed(tmp_path / folder, tmp_path / "scratch", name)
        assert (total(made, name)["estimate"], total(made, name)["records"]) == (0.5, 2)
