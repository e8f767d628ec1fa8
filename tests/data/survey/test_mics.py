"""The synthetic MICS6 survey, by the engine and by hand, and as the survey that it is made of."""

from datetime import date
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from data.illustrative.mics import mics_files, write_mics
from data.illustrative.survey import survey as children_of
from data.intake import read_answer
from data.survey import Asked, Mapped, families, survey
from indicators.out_of_school import from_survey, school_ages
from indicators.survey import Design
from tests.data.survey.made import SILENT, total
from tests.data.survey.unequal import indices, indices_with_errors

PER_CLUSTER = 3
BAD = ["C", "D", "F", "G", "H", "I", "J", "K"]
DESIGN = Design("weight", stratum="stratum", cluster="cluster")


@pytest.fixture(scope="module")
def files(national):
    """The synthetic files, three households of each cluster."""
    return mics_files(national, PER_CLUSTER)


@pytest.fixture(scope="module")
def folder(files, tmp_path_factory):
    """The folder that holds them."""
    made = tmp_path_factory.mktemp("mics")
    write_mics(files, made)
    return made


@pytest.fixture(scope="module")
def made(folder, tmp_path_factory):
    """What the survey gives, of indicators that are computed by hand below."""
    out = tmp_path_factory.mktemp("made") / "out"
    asked = Asked(only=(*BY_HAND, *STACKED, "out_of_school_uis_lower_secondary", "deprived_of_2"))
    figures = survey(folder, Mapped(country="AZE"), out, asked, SILENT)
    return SimpleNamespace(figures=figures, out=out, table=pd.read_csv(out / "figures.csv"))


def any_of(frame, names, *codes):
    """Return who has one of some codes in any of several variables."""
    return frame[[*names]].isin([*codes]).any(axis=1)


def with_home(files, kind):
    return files[kind].merge(files["hh"], on=["HH1", "HH2"], suffixes=("", "_hh"))


def hand(kind, done, who, has, weight):
    """Return how a share is worked out in plain columns of one file."""

    def worked(files):
        frame = with_home(files, kind) if kind == "hl" else files[kind]
        meant = who(frame) & (frame[done].eq(1) if done else True)
        return frame, meant, has(frame), frame[weight]

    return worked


def child(who, has):
    return hand("ch", "UF17", who, has, "chweight")


def pupil(who, has):
    return hand("fs", "FS17", who, has, "fsweight")


def woman(who, has):
    return hand("wm", "WM17", who, has, "wmweight")


def member(who, has, weight="hhweight"):
    return hand("hl", None, who, has, weight)


def under_18(frame):
    return frame["HL6"].lt(18)


def dose_3(frame):
    card = frame["IM6PENTA3D"].between(1, 31) | frame["IM6PENTA3D"].isin([44, 66, 97, 98, 99])
    return card | frame["IM20"].eq(1) & frame["IM21"].between(3, 7)


def labour(frame):
    work = any_of(frame, ["CL1A", "CL1B", "CL1C", "CL1X"], 1)
    least = np.select([frame["CB3"].le(11), frame["CB3"].le(14)], [1, 14], 43)
    hours = frame[["CL8", "CL10", "CL13"]].where(lambda own: own < 97).fillna(0).sum(axis=1)
    chores = any_of(frame, ["CL7", "CL9", *(f"CL11{o}" for o in "ABCDEFX")], 1)
    long = frame["CL3"].between(least, 96)
    return work & long | chores & hours.ge(21) & frame["CB3"].le(14)


def activities(frame):
    told = [any_of(frame, [f"EC5{a}{w}" for w in "ABX"], *"ABX") for a in "ABCDEF"]
    return sum(own.astype(int) for own in told).ge(4)


def diet(frame):
    groups = [["BD3"], ["BD8B", "BD8C", "BD8E"], ["BD8M"], ["BD7D", "BD7E", "BD8A", "BD8N"]]
    groups += [["BD8I", "BD8J", "BD8L"], ["BD8K"], ["BD8D", "BD8F", "BD8G"], ["BD8H"]]
    return sum(any_of(frame, own, 1).astype(int) for own in groups).ge(5)


def transfers(frame):
    paid = [frame[f"ST4U${n}"].eq(1) & frame[f"ST4N${n}"].le(3) for n in range(1, 6)]
    helped = any_of(frame, ["ED12", "ED14"], 1) & frame["HL6"].between(5, 24)
    helped &= frame["ED10A"].between(1, 7)
    household = helped.groupby([frame["HH1"], frame["HH2"]]).transform("max")
    return np.logical_or.reduce([*paid, household])


IMPROVED = [11, 12, 13, 14, 21, 31, 41, 51, 61, 71, 72, 91, 92]
BY_HAND = {
    "birth_registered": child(
        lambda f: f["UB2"].ge(0), lambda f: f["BR1"].isin([1, 2]) | f["BR2"].eq(1)
    ),
    "stunting": child(lambda f: f["HAZFLAG"].eq(0), lambda f: f["HAZ2"].lt(-2)),
    "overweight": child(lambda f: f["WHZFLAG"].eq(0), lambda f: f["WHZ2"].gt(2)),
    "vaccinated_dtp3": child(lambda f: f["CAGE"].between(12, 23), dose_3),
    "minimum_dietary_diversity": child(lambda f: f["CAGE"].between(6, 23), diet),
    "diarrhoea_ors": child(lambda f: f["CA1"].eq(1), lambda f: any_of(f, ["CA7A", "CA7B"], 1)),
    "ari_care": child(
        lambda f: f["CA16"].eq(1) & f["CA17"].eq(1) & f["CA18"].isin([1, 3]),
        lambda f: any_of(f, [f"CA21{o}" for o in "ABIW"], *"ABIW"),
    ),
    "early_stimulation": child(lambda f: f["UB2"].ge(2), activities),
    "early_education": child(lambda f: f["CAGE"].ge(36), lambda f: f["UB8"].eq(1)),
    "child_labour": pupil(lambda f: f["CB3"].ge(5), labour),
    "foundational_numeracy_grade_2_3": pupil(
        lambda f: f["FL28"].eq(1) & f["CB8A"].eq(1) & f["CB8B"].isin([2, 3]),
        lambda f: f[[n for n in f if n[:4] in ("FL23", "FL24", "FL25", "FL27")]].eq(1).all(axis=1),
    ),
    "married_before_18": woman(lambda f: f["WB4"].between(20, 24), lambda f: f["WAGEM"].lt(18)),
    "birth_before_18": woman(
        lambda f: f["WB4"].between(20, 24), lambda f: (f["wdobfc"] - f["wdob"]).lt(216)
    ),
    "early_breastfeeding": woman(
        lambda f: f["CM17"].eq(1),
        lambda f: f["MN37U"].eq(0) | f["MN37U"].eq(1) & f["MN37N"].eq(0),
    ),
    "attendance_lower_secondary": member(
        lambda f: f["schage"].between(10, 14),
        lambda f: (
            f["ED10A"].isin([2, 3, 4])
            | f["ED9"].eq(2) & f["ED5A"].eq(2) & f["ED5B"].eq(5) & f["ED6"].eq(1)
        ),
    ),
    "completion_upper_secondary": member(
        lambda f: f["schage"].between(19, 21),
        lambda f: f["ED5A"].eq(4) | f["ED5A"].eq(3) & f["ED5B"].eq(2) & f["ED6"].eq(1),
    ),
    "living_with_neither_parent": member(
        under_18,
        lambda f: any_of(f, ["HL12", "HL13"], 2) & any_of(f, ["HL16", "HL17"], 2),
    ),
    "social_transfers": member(under_18, transfers),
    "children_water_safely_managed": member(
        lambda f: under_18(f) & f["WQ31"].eq(1) & f["WQ27"].lt(997),
        lambda f: (
            f["WS1"].isin(IMPROVED)
            & (f["WS1"].isin([11, 12]) | f["WS3"].isin([1, 2]))
            & f["WS7"].eq(2)
            & f["WQ27"].eq(0)
        ),
        "wqsweight",
    ),
    "children_handwashing": member(
        lambda f: under_18(f) & f["HW1"].le(4),
        lambda f: f["HW2"].eq(1) & any_of(f, ["HW7A", "HW7B"], "A", "B"),
    ),
}
STACKED = {
    "violent_discipline": (
        child(lambda f: f["UB2"].ge(1), lambda f: any_of(f, [f"UCD2{o}" for o in BAD], 1)),
        pupil(lambda f: f["CB3"].le(14), lambda f: any_of(f, [f"FCD2{o}" for o in BAD], 1)),
    ),
    "functional_difficulty": (
        child(lambda f: f["UB2"].ge(2), lambda f: f["cdisability"].eq(1)),
        pupil(lambda f: f["CB3"].ge(5), lambda f: f["fsdisability"].eq(1)),
    ),
}


def together(files, parts):
    """Return outcome (0, 1; nothing outside), weight, stratum and cluster of all records."""
    rows = []
    for worked in parts:
        frame, meant, has, weight = worked(files)
        rows.append(
            pd.DataFrame(
                {
                    "y": np.where(meant, np.asarray(has, float), np.nan),
                    "w": weight,
                    "stratum": frame["stratum"],
                    "psu": frame["PSU"],
                    "fifth": frame["windex5"],
                }
            )
        )
    return pd.concat(rows, ignore_index=True)


def linearised(told):
    """Return share and standard error by the formula of textbooks, cluster by cluster."""
    known = told["y"].notna()
    weight = told["w"].where(known, 0.0)
    share = (weight * told["y"].fillna(0)).sum() / weight.sum()
    part = weight * (told["y"].fillna(share) - share) / weight.sum()
    sums = part.groupby([told["stratum"], told["psu"]]).sum()
    by = sums.groupby(level=0)
    spread = by.transform(lambda own: (own - own.mean()) ** 2).groupby(level=0).sum()
    n = by.size()
    alone = (by.sum() ** 2)[n.eq(1)].sum()  # a stratum of one cluster varies about the whole
    return share, np.sqrt((n / (n - 1) * spread)[n.gt(1)].sum() + alone)


@pytest.mark.parametrize("name", [*BY_HAND, *STACKED])
def test_a_figure_is_what_a_hand_computes_with_its_standard_error(files, made, name):
    told = together(files, STACKED.get(name, BY_HAND.get(name) and (BY_HAND.get(name),)))
    share, error = linearised(told)
    row = total(made.figures, name)
    assert row["estimate"] == pytest.approx(share, abs=1e-12)
    assert row["standard_error"] == pytest.approx(error, abs=1e-12)
    assert row["records"] == (told["y"].notna() & told["w"].gt(0)).sum()


@pytest.mark.parametrize("name", [*BY_HAND, *STACKED])
def test_inequality_is_what_the_records_give_a_second_way(files, made, name):
    told = together(files, STACKED.get(name, BY_HAND.get(name) and (BY_HAND.get(name),)))
    table = made.figures.unequal
    own = table[table["indicator"].eq(name)].set_index("measure")
    inside = told[told["y"].notna() & told["w"].gt(0)]
    assert own["records"].tolist() == [len(inside)] * 3
    if own["obs_status"].eq("Q").all():
        assert inside.groupby("fifth").size().min() < 25
        return
    y, w = (inside[column].to_numpy(float) for column in "yw")
    whole = indices(y, w, inside["fifth"].to_numpy(int))
    assert own["estimate"].to_numpy() == pytest.approx(whole, rel=1e-8, nan_ok=True)


def test_inequality_has_the_error_of_the_clusters_left_out_where_two_files_are_stacked(files, made):
    whole, errors = indices_with_errors(together(files, STACKED["violent_discipline"]))
    table = made.figures.unequal
    own = table[table["indicator"].eq("violent_discipline")].set_index("measure")
    assert own["estimate"].to_numpy() == pytest.approx(whole, rel=1e-8)
    assert own["standard_error"].to_numpy() == pytest.approx(errors, rel=1e-6)


def test_who_is_out_of_school_is_what_the_survey_of_children_says(made, national):
    children = children_of(national)
    first = children.groupby("cluster")["household"].transform("min")
    children = children[children["household"] < first + PER_CLUSTER]
    known = from_survey(children, DESIGN, school_ages(2023), convention="uis", by=["region"])
    known = known[known["level"].eq("LSEC") & known["measure"].eq("rate")].set_index("region")
    table = made.table[made.table["indicator"].eq("out_of_school_uis_lower_secondary")]
    own = table[table["by"].eq("region")].set_index("ref_area")
    assert len(own) == 14
    for column, theirs in (("estimate", "estimate"), ("standard_error", "standard_error")):
        found = own[column].reindex(known.index).to_numpy() / 100
        assert found == pytest.approx(known[theirs].to_numpy(), abs=1e-9, nan_ok=True)
    assert (own["n_unweighted"].reindex(known.index) == known["records"]).all()


def test_a_child_is_deprived_of_what_the_framework_names_at_its_age(files, made):
    home = files["hh"].assign(
        water=lambda f: (
            ~(
                f["WS1"].isin(IMPROVED)
                & (f["WS1"].isin([11, 12]) | f["WS3"].isin([1, 2]))
                & f["WS7"].eq(2)
            )
        ),
        toilet=lambda f: ~f["WS11"].isin([11, 12, 13, 18, 21, 22, 31]),
        crowded=lambda f: f["HH48"] > 3 * f["HC3"],
        silent=lambda f: f[["HC7B", "HC9A", "HC11", "HC13"]].eq(2).all(axis=1),
    )[["HH1", "HH2", "water", "toilet", "crowded", "silent"]]
    young = files["ch"].merge(home, on=["HH1", "HH2"])
    young = young[young["UF17"].eq(1) & young["HAZFLAG"].eq(0)]
    unregistered = ~(young["BR1"].isin([1, 2]) | young["BR2"].eq(1))
    missed = young["CAGE"].between(12, 35) & ~dose_3(young)
    lacking = [young["HAZ2"].lt(-2), unregistered, missed, *(young[n] for n in HOME)]
    older = files["fs"].merge(home, on=["HH1", "HH2"])
    older = older[older["FS17"].eq(1)]
    violent = any_of(older, [f"FCD2{o}" for o in BAD], 1) & older["CB3"].le(14)
    facts = [violent, older["silent"], *(older[n] for n in HOME)]
    share = {
        "Y0T4": np.average(sum(n.astype(int) for n in lacking).ge(2), weights=young["chweight"]),
        "Y5T17": np.average(sum(n.astype(int) for n in facts).ge(2), weights=older["fsweight"]),
    }
    people = files["hh"]
    size = {"Y0T4": "HH51", "Y5T17": "HH52"}
    # Children without a score are not analysed: those who are stand for all of their file's.
    done = files["ch"]["UF17"].eq(1)
    scored = young["chweight"].sum() / files["ch"].loc[done, "chweight"].sum()
    number = {age: (people["hhweight"] * people[own]).sum() for age, own in size.items()}
    number["Y0T4"] *= scored
    expected = sum(share[age] * number[age] for age in share) / sum(number.values())
    assert total(made.figures, "deprived_of_2")["estimate"] == pytest.approx(expected, abs=1e-12)
    scale = {  # of weights, so that each file counts as many children as there are
        "Y0T4": number["Y0T4"] / young["chweight"].sum(),
        "Y5T17": number["Y5T17"] / older["fsweight"].sum(),
    }
    y = np.concatenate([sum(n.astype(int) for n in own).ge(2) for own in (lacking, facts)])
    w = np.concatenate([young["chweight"] * scale["Y0T4"], older["fsweight"] * scale["Y5T17"]])
    fifth = np.concatenate([young["windex5"], older["windex5"]]).astype(int)
    unequal = made.figures.unequal.query("indicator == 'deprived_of_2'").set_index("measure")
    by_hand = indices(y.astype(float), w, fifth)
    assert unequal["estimate"].to_numpy() == pytest.approx(by_hand, rel=1e-8)
    ages = made.table[
        made.table["indicator"].eq("deprived_of_2") & made.table["by"].eq("age_group")
    ]
    under_5 = ages.set_index("age_group").loc["Y0T4", "estimate"]
    assert under_5 == pytest.approx(100 * share["Y0T4"], abs=1e-7)


HOME = ("water", "toilet", "crowded")


def test_every_file_that_is_written_says_that_the_figures_are_illustrative(made):
    assert set(made.table["mark"]) == {"ILLUSTRATIVE"}
    for name in ("guesses.csv", "inequality.csv", "left_out.csv"):
        assert set(pd.read_csv(made.out / name)["mark"]) == {"ILLUSTRATIVE"}
    assert set(pd.read_csv(made.out / "submission.csv")["footnotes"]) == {"SYNTHETIC"}
    assert "ILLUSTRATIVE — not real figures" in (made.out / "report.md").read_text()


def test_the_submission_has_the_fourteen_regions_and_no_fault(made):
    answer = read_answer(made.out / "submission.csv", date(2026, 11, 30), None)
    assert answer.faults == []
    registered = [row for row in answer.rows if row["indicator"] == "PT_CHLD_Y0T4_REG"]
    assert len({row["ref_area"] for row in registered}) == 15


def test_the_files_agree_with_one_another(files):
    members = files["hl"].set_index(["HH1", "HH2", "HL1"])
    for kind, line, age in (("ch", "LN", "UB2"), ("fs", "LN", "CB3"), ("wm", "LN", "WB4")):
        own = files[kind].set_index(["HH1", "HH2", line])
        assert own.index.is_unique
        assert (members.loc[own.index, "HL6"].to_numpy() == own[age].to_numpy()).all()
    assert files["ch"].groupby(["HH1", "HH2"]).size().sum() == files["hh"]["HH51"].sum()
    assert files["fs"].groupby(["HH1", "HH2"]).size().eq(1).all()
    sizes = files["hl"].groupby(["HH1", "HH2"]).size()
    homes = files["hh"].set_index(["HH1", "HH2"])
    assert (sizes == homes["HH48"].reindex(sizes.index)).all()
    women = files["wm"].set_index(["HH1", "HH2", "LN"])
    born = files["bh"].groupby(["HH1", "HH2", "LN"])["BH4C"].agg(["min", "max", "size"])
    done = women[women["WM17"].eq(1) & women["CM1"].eq(1)]
    assert (done["wdobfc"] == born["min"].reindex(done.index)).all()
    assert (done["CM11"] == born["size"].reindex(done.index)).all()
    for kind, weight, result in (("ch", "chweight", "UF17"), ("fs", "fsweight", "FS17")):
        completed = files[kind][result].eq(1)
        assert files[kind].loc[completed, weight].mean() == pytest.approx(1.0)
        assert files[kind].loc[~completed, weight].eq(0).all()


def test_the_files_are_the_same_on_every_run_and_marked(files, folder, tmp_path, national):
    again = mics_files(national, PER_CLUSTER)
    write_mics(again, tmp_path)
    for path in folder.iterdir():
        content = path.read_bytes()
        assert content == (tmp_path / path.name).read_bytes()
        assert content.count(b"ILLUSTRATIVE") > len(files[path.stem])


def test_what_the_synthetic_survey_lacks_of_the_declared_is_known(files):
    declared = families()["mics6"]
    there = {name.lower() for frame in files.values() for name in frame}
    for name, item in declared.indicators.items():
        file = declared.family.files[item.file]
        if item.value or item.kind != "proportion":
            continue
        asked = {n.lower() for n in [*item.population, *item.numerator] if n not in WORDS}
        lacking = asked - there - {*file.derived, "school_support"}
        assert not lacking, name


WORDS = {"any", "all", "not", "none", "count"}
