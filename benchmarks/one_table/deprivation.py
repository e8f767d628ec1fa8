"""Multiple deprivation with standard errors: against R's package survey, and as records grow.

R is skipped with a word where it is not installed (apt-get install r-cran-survey).
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd

from data.engine import read_records
from indicators.deprivation import Framework, multiple
from indicators.survey import Design

Row = tuple[str, str, str, str]

_FRAMEWORK = Framework(tuple(f"d{number}" for number in range(8)))
_DESIGN = Design("weight", "stratum", "cluster")
_CUTOFFS = (1, 2, 3)
_PEER = 200_000
_SIZES = (10**4, 10**5, 10**6, 10**7)

# The same quantities by region: H and M0 as means, A as the ratio of the two.
_R = """
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust")
d <- read.csv(commandArgs(TRUE)[1])
started <- proc.time()[["elapsed"]]
d$count <- rowSums(d[paste0("d", 0:7)])
for (k in 1:3) {
  d[[paste0("H", k)]] <- as.numeric(d$count >= k)
  d[[paste0("M", k)]] <- d[[paste0("H", k)]] * d$count / 8
}
s <- svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, data = d)
means <- svyby(~H1 + M1 + H2 + M2 + H3 + M3, ~region, s, svymean)
ratios <- lapply(1:3, function(k) svyby(as.formula(paste0("~M", k)), ~region, s, svyratio,
                                        denominator = as.formula(paste0("~H", k))))
elapsed <- proc.time()[["elapsed"]] - started
out <- do.call(rbind, lapply(1:3, function(k) data.frame(region = means$region, k = k,
  H = means[[paste0("H", k)]], M0 = means[[paste0("M", k)]], A = coef(ratios[[k]]),
  seH = means[[paste0("se.H", k)]], seM0 = means[[paste0("se.M", k)]], seA = SE(ratios[[k]]))))
write.csv(out, commandArgs(TRUE)[2], row.names = FALSE)
cat(elapsed)
"""


def rows(sizes: tuple[int, ...] = _SIZES) -> Iterator[Row]:
    """Yield the time against R, then time and peak memory at each size."""
    with tempfile.TemporaryDirectory() as folder:
        yield _against_r(Path(folder))
        for size in sizes:
            path = _made(Path(folder), size)
            seconds, memory = _alone(path)
            floor = "< 4 GB" if size == 10**7 else "measured"
            name = f"Multiple deprivation with standard errors, {size:.0e} children"
            yield (
                name,
                f"{seconds:.2f} s, {memory:.2f} GB",
                floor,
                "a process of its own, by region, three cut-offs",
            )
            path.unlink()


def _made(folder: Path, size: int) -> Path:
    """Write a survey: 20 strata in 10 regions, clusters of 100, deprivations that cluster."""
    path = folder / f"children_{size}.parquet"
    missed = ", ".join(
        f"(hash(i * 8 + {n}) % 1000 < 120 + hash(i // 100 + {n}) % 160)::TINYINT AS d{n}"
        for n in range(8)
    )
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT i // 100 AS cluster, (i // 100) % 20 AS stratum, "  # noqa: S608
            f"(i // 100) % 20 // 2 AS region, 5 + hash(i) % 1000 / 250.0 AS weight, {missed} "
            f"FROM range({size}) AS t(i)) TO '{path}' (FORMAT parquet)"
        )
    return path


def _measured(path: Path) -> tuple[float, pd.DataFrame]:
    started = time.perf_counter()
    found = multiple(read_records(path), _FRAMEWORK, _DESIGN, cutoffs=_CUTOFFS, by=["region"])
    return time.perf_counter() - started, found


def _against_r(folder: Path) -> Row:
    path = _made(folder, _PEER)
    _measured(path)  # the first run imports and compiles
    seconds, found = min((_measured(path) for _ in range(3)), key=lambda run: run[0])
    name, method = (
        "Against R survey, 2e5 children",
        "H, A, M0 with standard errors by region, three cut-offs",
    )
    if not shutil.which("Rscript"):
        return name, f"{seconds:.2f} s", "≥ 10 times faster", "Rscript is not installed: no peer"
    theirs, peer = _r(path, folder)
    apart = _apart(found, peer)
    measured = f"{seconds:.2f} s, R {theirs:.2f} s: {theirs / seconds:.0f} times faster"
    return name, measured, "≥ 10 times faster", f"{method}; largest difference {apart:.0e}"


def _r(path: Path, folder: Path) -> tuple[float, pd.DataFrame]:
    """Return how long R takes, its reading of the file not counted, and what it finds."""
    table, script, out = folder / "records.csv", folder / "peer.R", folder / "peer.csv"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (FROM '{path}') TO '{table}' (HEADER)")
    script.write_text(_R, encoding="utf-8")
    command = ["Rscript", str(script), str(table), str(out)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout), pd.read_csv(out).set_index(["region", "k"])


def _apart(found: pd.DataFrame, peer: pd.DataFrame) -> float:
    """Return the largest difference between our estimates and errors and the peer's."""
    ours = found.set_index(["region", "k", "measure"])[["estimate", "standard_error"]].unstack()
    pairs = {("estimate", m): m for m in ("H", "A", "M0")}
    pairs |= {("standard_error", m): f"se{m}" for m in ("H", "A", "M0")}
    return max(float((ours[mine] - peer[theirs]).abs().max()) for mine, theirs in pairs.items())


def _alone(path: Path) -> tuple[float, float]:
    """Return seconds and peak gigabytes of a process that does nothing else."""
    command = [sys.executable, "-m", "benchmarks.one_table.deprivation", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


if __name__ == "__main__":
    import resource

    elapsed, _ = _measured(Path(sys.argv[1]))
    print(elapsed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20)
