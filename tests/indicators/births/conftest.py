"""The invented survey of the DHS Program, where somebody has it: it may not be kept here."""

import os
from pathlib import Path

import pandas as pd
import pytest

from indicators.survey import Design

PLACE = os.environ.get("REFERENCE_CASES", "")
BY_V022 = Design("weight", stratum="v022", cluster="v021")  # as the peer has it


def _read(name: str) -> pd.DataFrame:
    found = sorted(Path(PLACE).rglob(name)) if PLACE else []
    if not found:
        pytest.skip(f"REFERENCE_CASES names no folder with {name}, which may not be kept here")
    return pd.read_csv(found[0])


@pytest.fixture(scope="session")
def model_women():
    return _read("SHARE_zz6_ir.csv.gz").assign(weight=lambda women: women["v005"] / 1e6)


@pytest.fixture(scope="session")
def model_births(model_women):
    keys = ["v001", "v002", "v003"]
    births = _read("SHARE_zz6_br.csv.gz").assign(weight=lambda birth: birth["v005"] / 1e6)
    return births.merge(model_women[[*keys, "v011"]], on=keys, how="left", validate="m:1")


@pytest.fixture(scope="session")
def model_rates():
    """Expected rates, with the measure, age and window taken from the name of the indicator."""
    peer = _read("SHARE_expected.csv")
    parts = peer["indicator"].str.extract(r"^([A-Z5]+)_?([\d-]*)_(\d+)m$")
    told = peer.assign(measure=parts[0], age=parts[1], months=parts[2])
    return told[told["months"].notna()].astype({"months": int})
