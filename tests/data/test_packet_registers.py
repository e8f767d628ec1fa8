"""The synthetic registers as files, sent as packets: analyses find in them what pages show."""

import pandas as pd
import pytest

from data.analyses import FROM_PACKETS, packet_rows, referral, targeting, vital
from data.analyses.out_of_school import signs
from data.illustrative import MARK
from data.packet import protected_counts, read_packet
from data.packet.keys import read_signer
from data.packet.made import make_packet
from data.settings import ROOT
from indicators.codelists import TOTAL
from tests.data.packets import DAY, key_of

REGISTERS = {
    "school_register": ("MSE", ["pupils"]),
    "civil_registry": ("MOJ", ["births", "deaths", "stillbirths"]),
    "assistance_list": ("MLSP", ["assistance"]),
    "referral_cases": ("SSA", ["referrals"]),
}
KEY = ["measure", "item", "ref_area"]


@pytest.fixture(scope="module")
def sent(tables, tmp_path_factory):
    """The packet of each register, made of its file by its mapping and verified."""
    folder = tmp_path_factory.mktemp("registers")
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PACKET_KEYS", str(folder / "keys.toml"))
        for mapping, (agency, names) in REGISTERS.items():
            for name in names:
                path = folder / f"register_{name}_{MARK}.csv"
                tables[f"register_{name}"].to_csv(path, index=False)
            declared = ROOT / "data" / "registers" / f"{mapping}.toml"
            signer = read_signer(key_of(folder, agency))
            made = make_packet(folder, declared, signer, folder / "out", DAY)
            assert [*made.report.lines()][:-1] == []  # nothing is guessed, no row has a fault
            packet = read_packet(made.packet.read_bytes())
            found[packet.kind.name] = packet
    return found


def placed(rows: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The rows in one order; of the nation where no area is named."""
    rows = rows.assign(ref_area=rows.get("ref_area", pd.Series("AZE", index=rows.index)))
    return rows.set_index(KEY)[[*columns]].sort_index().astype(float)


@pytest.mark.parametrize("kind", FROM_PACKETS)
def test_a_packet_of_the_registers_file_holds_the_counts_that_the_build_makes_of_the_records(
    kind, sent, tables
):
    own = {
        "school": {"pupils": "register_pupils"},
        "civil": {name: f"register_{name}" for name in ("births", "deaths", "stillbirths")},
        "assistance": {"families": "register_assistance"},
        "referral": {"cases": "register_referrals"},
    }[kind]
    made = protected_counts(kind, {name: tables[table] for name, table in own.items()}, "2023")
    pd.testing.assert_frame_equal(sent[kind].counts, made, check_dtype=False)


def test_what_analyses_find_in_a_packet_is_what_they_find_in_the_records(sent, tables):
    births = placed(vital.rows(tables), "obs_value")
    pd.testing.assert_frame_equal(
        placed(vital.of_counts(sent["civil"].counts), "obs_value"), births
    )
    reach = placed(targeting.rows(tables), "obs_value")
    found = targeting.of_counts(sent["assistance"].counts)
    pd.testing.assert_frame_equal(placed(found, "obs_value"), reach)

    whole = referral.rows(tables)
    steps = whole[whole["measure"].isin(["reached", "skipped", "lost", "conversion", "cumulative"])]
    columns = ["obs_value", "lower_bound", "upper_bound"]
    told = placed(referral.of_counts(sent["referral"].counts), *columns)
    pd.testing.assert_frame_equal(told, placed(steps, *columns))


def test_signs_of_a_region_are_the_registers_own_where_no_few_pupils_show_them(sent, tables):
    pupils = tables["register_pupils"]
    found = signs(sent["school"].counts).set_index(["ref_area", "item"])
    primary = pupils[pupils["grade"] <= 4]
    assert found.loc[("AZE", "PRIM/repetition"), "estimate"] == primary["repeats"].mean()
    withheld = found[found["obs_status"] == "Q"]
    assert {item for _, item in withheld.index} <= {
        f"{n}/repetition" for n in ("LSEC", "USEC", "PRIM")
    }
    assert len(withheld) == 7
    assert withheld["estimate"].isna().all()


def test_what_packets_tell_readers_bears_the_name_of_its_agencys_flow(sent):
    rows = pd.DataFrame(packet_rows(sent.values()))
    assert {*rows["edition"]} == {"published"}
    names = rows.groupby("analysis")["data_source"].unique().str.join("").to_dict()
    assert names == {
        "out_of_school": "MSE_PUPILS",
        "vital": "MOJ_REGISTRY",
        "targeting": "MLSP_ASSISTANCE",
        "referral": "SSA_GAPS",
    }
    assert not rows.duplicated(["analysis", *KEY, "sex"]).any()
    assert {*rows["sex"]} == {TOTAL}
