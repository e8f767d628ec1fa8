"""From a request to released figures by clicking alone, in Azerbaijani, each step by another.

On a real database, with a real login, in a browser, beside the worker that checks and releases.
"""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong
from sqlalchemy import make_url

from data import settings
from data.frozen import content
from data.inputs import read_inputs
from data.release import freeze
from data.request import code_in
from data.workflow import Places, Workflow, declare_flows, found, give_roles, step, work
from tests.browser.test_accessibility import violations
from tests.data.workflow.releases.site import few_inputs
from tests.steward.conftest import Installation, Seats, install_at
from tests.steward.people import ask, log_in

NOTICES = {"az": "İlk buraxılış.", "en": "The first release.", "ru": "Первый выпуск."}
LONG_MS = 60_000  # a busy machine is no failure
_TRIES = 4  # to choose from a list
# A colour that still fades is not yet the one that a reader sees.
_STILL = "() => document.getAnimations().every((one) => one.playState !== 'running')"
ODD = 500  # pupils that the country has and no district: a question is asked


@dataclass
class Work:
    """An installation whose worker is at work."""

    installation: Installation
    urls: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    def state(self, submission: int) -> str:
        question = "SELECT state FROM steward.submission WHERE id = :id"
        return str(ask(self.installation.database, question, id=submission)[0].state)


@pytest.fixture(scope="module")
def at_work(postgresql_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    """An installation with a first release of two sources, and its worker."""
    folder = tmp_path_factory.mktemp("journey")
    with ExitStack() as stack:
        installed = install_at(postgresql_url, folder, stack)
        stack.enter_context(few_inputs())
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setenv("RELEASES_DIR", str(folder / "releases"))
        own = Places(
            settings.OBSERVATIONS,
            folder / "work",
            folder / "releases",
            folder / "anchors.jsonl",
            folder / "blobs",
        )
        read = read_inputs(settings.OBSERVATIONS, settings.EVENTS, settings.PEERS)
        tables = content(read.observations, read.sources, read.files)
        freeze(tables, date(2026, 1, 1), NOTICES, own.releases)
        worker = Workflow(str(make_url(installed.database).set(username="crm_worker")))
        stack.callback(worker.close)
        found(worker)
        work(worker, own, once=True)
        declare_flows(worker)
        stack.enter_context(_working(worker, own))
        yield Work(installed)


class _working:  # noqa: N801 - a block in which a worker works
    def __init__(self, worker: Workflow, places: Places) -> None:
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._work, args=(worker, places))

    def _work(self, worker: Workflow, places: Places) -> None:
        while not self.ended.is_set():
            if not step(worker, places):
                self.ended.wait(0.5)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join(LONG_MS / 1000)


@dataclass
class Person:
    """Somebody at a browser, who clicks and writes and does nothing else."""

    page: Page
    work: Work

    def settle(self) -> None:
        expect(self.page.locator(".crm-top")).to_be_visible(timeout=LONG_MS)
        ended = self.page.locator("[data-test-script-state=notRunning]")
        expect(ended).to_be_attached(timeout=LONG_MS)
        self.work.urls.add(self.page.url)
        self.work.titles.add(self.page.title())

    def link(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()
        self.settle()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.settle()

    def unfold(self, name: str) -> None:
        self.page.get_by_text(name, exact=True).first.click()
        self.settle()

    def choose(self, box: str, option: str) -> None:
        self.settle()  # a list that is drawn anew closes
        entry = self.page.get_by_role("combobox", name=re.compile(box)).first
        for _ in range(_TRIES):  # a list that moves while it opens closes again
            entry.click()
            entry.fill(option)
            try:
                chosen = self.page.get_by_role("option", name=re.compile(option)).first
                chosen.click(timeout=LONG_MS / _TRIES)
                break
            except TookTooLong:
                continue
        self.settle()

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def speak(self, code: str) -> None:
        """Choose another language."""
        self.page.locator(f".crm-languages button[value={code}]").click()
        expect(self.page.locator(f"html[lang={code}]")).to_be_attached(timeout=LONG_MS)
        self.settle()

    def open(self, key: str) -> Locator:
        """Unfold a part of the screen; return it."""
        part = self.page.locator(f".st-key-{key}")
        part.locator("summary").click()
        self.settle()
        return part

    def sees(self, text: str) -> None:
        expect(self.text(text).first).to_be_visible(timeout=LONG_MS)

    def text(self, text: str) -> Locator:
        return self.page.get_by_text(text).filter(visible=True)


@pytest.fixture(scope="module")
def own_seats(browser: Browser, at_work: Work) -> Iterator[Seats]:
    """Browsers of this installation, taken by the next person once somebody has left."""
    made = Seats(browser, at_work.installation.site)
    yield made
    made.close()


Come = Callable[..., AbstractContextManager[Person]]


@pytest.fixture
def come(own_seats: Seats, at_work: Work) -> Come:
    """A block in which somebody is logged in with roles, in Azerbaijani."""
    installed = at_work.installation

    @contextmanager
    def person(name: str, *roles: str) -> Iterator[Person]:
        installed.provider.know(name, *(f"crm-{role.partition(':')[0]}" for role in roles))
        give_roles(installed.database, installed.provider.issuer, name.lower(), *roles)
        # A list closes where the page scrolls.
        tall = {"width": 1280, "height": 2400}
        with own_seats.taken(locale="az", reduced_motion="reduce", viewport=tall) as page:
            page.set_default_timeout(LONG_MS)
            log_in(page.context, installed.address, installed.provider, name)
            page.goto(installed.address)
            one = Person(page, at_work)
            one.settle()
            yield one

    return person


@pytest.fixture
def brought(come: Come) -> Iterator[Callable[..., Person]]:
    """A function that logs somebody in who stays to the end."""
    with ExitStack() as stack:
        yield lambda name, *roles: stack.enter_context(come(name, *roles))


def filled(template: bytes) -> bytes:
    """Return the table filled in: pupils of every district, and more in the country."""
    book = openpyxl.load_workbook(BytesIO(template))
    sheet = book[book.sheetnames[1]]
    column = {code_in(str(cell.value)): cell.column for cell in sheet[1]}
    whole = {"F": 0, "M": 0, "_T": ODD}
    nation = {}
    for row in range(2, sheet.max_row + 1):
        area, sex = (code_in(str(sheet.cell(row, column[c]).value)) for c in ("ref_area", "sex"))
        if area == "AZE":
            nation[sex] = row
            continue
        # The rows of one district follow each other: total, girls, boys.
        base = row - {"_T": 0, "F": 1, "M": 2}[sex]
        girls, boys = 3000 + 7 * base, 3100 + 11 * base
        value = {"F": girls, "M": boys, "_T": girls + boys}[sex]
        sheet.cell(row, column["obs_value"]).value = value
        whole[sex] += value
    for sex, row in nation.items():
        sheet.cell(row, column["obs_value"]).value = whole[sex]
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_from_request_to_release_by_clicking(
    at_work: Work, brought: Callable[..., Person], come: Come, tmp_path: Path
) -> None:
    aysel, baris = brought("Aysel", "contributor:MSE"), brought("Baris", "reviewer")
    aysel.sees("Sizi gözləyən iş yoxdur.")
    aysel.sees("Hazır cədvəl «Cədvəl göndər» bölməsində göndərilir.")
    assert "crm_officer" in _cookies(baris) and "crm_officer" not in _cookies(aysel)
    assert violations(aysel.page) == []
    _ask(baris)
    answer = _answer(aysel, tmp_path)
    _send(aysel, _mistyped(answer, tmp_path), "Səhvlərə cədvəl üzərində bax")
    _send_corrected(aysel, tmp_path)
    _submit(aysel)
    assert (at_work.state(1), at_work.state(2)) == ("faulty", "submitted")
    with come("Dilara", "reviewer") as dilara:
        dilara.link("Göndərişi aç")
        dilara.write("Səbəb", "Mən də baxdım.")
        _review(baris)
        dilara.press("Təsdiqə ötür")
        dilara.sees(
            "Baris sizdən əvvəl qərar verib: göndərişin indiki vəziyyəti «təsdiq gözləyir»."
        )
    assert at_work.state(2) == "reviewed"
    ceyla = brought("Ceyla", "publisher")
    _approve(ceyla)
    _schedule_and_take_back(ceyla)
    _publish(ceyla)
    aysel.link("Göndərişlər")
    aysel.link("Aç")
    aysel.sees("Dərc olunub.")
    aysel.sees("Bu rəqəmlərə düzəliş göndər")
    _pull_back(ceyla)
    _nothing_staged_is_told(at_work)


def _ask(baris: Person) -> None:
    """Ask the ministry for its pupils."""
    baris.link("Sorğular")
    baris.unfold("Qurumdan rəqəm istə")
    baris.choose("Nə istənilir", "Rayonlar üzrə şagirdlər")
    chosen = baris.page.get_by_role("combobox").first
    baris.speak("en")
    expect(chosen).to_have_value(re.compile("^Pupils by district"))
    baris.speak("az")
    expect(chosen).to_have_value(re.compile("^Rayonlar üzrə şagirdlər"))
    baris.press("Bu rəqəmləri istə")
    baris.sees("Sorğu yaradıldı.")
    assert violations(baris.page) == []


def _cookies(one: Person) -> set[str]:
    """Return what a person's browser tells the pages for readers, at the site's own address."""
    site = one.work.installation.site
    return {str(cookie.get("name")) for cookie in one.page.context.cookies(site)}


def _answer(aysel: Person, folder: Path) -> Path:
    """Take the table of the request, and fill it in."""
    aysel.link("Tapşırıqlarım")
    aysel.sees("1 iş sizi gözləyir")
    aysel.link("Sorğunu aç")
    assert violations(aysel.page) == []
    with aysel.page.expect_download() as taken:
        aysel.page.get_by_role("button", name="Doldurulacaq cədvəl (XLSX)").click()
    answer = folder / taken.value.suggested_filename
    answer.write_bytes(filled(Path(taken.value.path()).read_bytes()))
    aysel.link("Doldurulmuş cədvəli göndər")
    return answer


def _mistyped(answer: Path, folder: Path) -> Path:
    """Return the answer with a word where a figure must be."""
    book = openpyxl.load_workbook(answer)
    sheet = book[book.sheetnames[1]]
    sheet["E7"].value = "çox"
    book.save(folder / "mistyped.xlsx")
    return folder / "mistyped.xlsx"


def _send_corrected(aysel: Person, folder: Path) -> None:
    """Take the table back with its fault marked, correct the cell, and send it again."""
    aysel.sees("Faylda 1 səhv")
    assert violations(aysel.page) == []
    with aysel.page.expect_download() as taken:
        aysel.press("Cədvəlinizi bu xanalar işarələnmiş halda yüklə (XLSX)")
    book = openpyxl.load_workbook(BytesIO(Path(taken.value.path()).read_bytes()))
    assert book.sheetnames[0] == "Səhvlər"
    sheet = book[book.sheetnames[2]]
    assert [cell.coordinate for line in sheet for cell in line if cell.comment] == ["E7"]
    assert "'çox' ədəd deyil" in sheet["E7"].comment.text
    sheet["E7"].value = sheet["E5"].value - sheet["E6"].value
    book.save(folder / "corrected.xlsx")
    aysel.link("Düzəldilmiş cədvəli göndər")
    _send(aysel, folder / "corrected.xlsx", "Nəyin dəyişdiyinə bax və suallara cavab ver")


def _send(aysel: Person, answer: Path, next_step: str) -> None:
    """Send it, and wait until it is checked."""
    assert violations(aysel.page) == []
    aysel.page.set_input_files("input[type=file]", answer)
    expect(aysel.page.get_by_role("button", name="Göndər", exact=True)).to_be_enabled()
    aysel.settle()
    aysel.press("Göndər")
    aysel.link(next_step)


def _submit(aysel: Person) -> None:
    """Answer every question and submit, with a reason."""
    aysel.sees("2 sualdan 2 hələ cavab gözləyir.")
    aysel.sees("«Təqdim et» qalan 2 suala cavab veriləndən sonra işləyir.")
    expect(aysel.page.get_by_role("button", name="Təqdim et")).to_have_count(0)
    assert violations(aysel.page) == []
    for number in (1, 2):
        aysel.write(f"{number} nömrəli sualın cavabı", "Xüsusi məktəblər rayonlara bölünmür.")
    aysel.press("Bu cavabları saxla")
    aysel.sees("Bütün 2 suala cavab verilib.")
    aysel.press("Təqdim et")
    aysel.sees("Səbəbini yazın: o, qərarla birlikdə saxlanır.")
    aysel.write("Səbəb", "İllik hesabat.")
    aysel.press("Təqdim et")
    aysel.sees("göndərişin indiki vəziyyəti «rəy gözləyir»")


def _review(baris: Person) -> None:
    baris.link("Tapşırıqlarım")
    baris.link("Göndərişi aç")
    baris.sees("Qərar yalnız burada gördüyünüzə aiddir")
    baris.write("Səbəb", "Sənədlə tutuşduruldu.")
    baris.press("Təsdiqə ötür")
    baris.sees("göndərişin indiki vəziyyəti «təsdiq gözləyir»")


def _approve(ceyla: Person) -> None:
    ceyla.link("Göndərişi aç")
    ceyla.write("Səbəb", "Dərc olunsun.")
    ceyla.press("Təsdiq et")
    ceyla.sees("göndərişin indiki vəziyyəti «təsdiqlənib")


def _schedule_and_take_back(ceyla: Person) -> None:
    """Announce a day, schedule a release for it, name somebody early; then undo all of it."""
    _announce(ceyla)
    ceyla.link("Buraxılışlar")
    _tell(ceyla.page.get_by_test_id("stForm").first)
    ceyla.press("Buraxılışı təyin et")
    ceyla.sees("Buraxılış təyin olundu.")
    early = ceyla.open("crm-early-fold")
    ceyla.choose("Şəxs", "Dilara")
    early.get_by_label("Vəzifə və qurum").fill("Nazirlər Kabineti")
    early.get_by_label("Niyə əvvəlcədən göstərilir").fill("Suallara hazırlaşsın.")
    assert violations(ceyla.page) == []
    ceyla.press("Şəxsi siyahıya al")
    ceyla.sees("Şəxs siyahıya alındı")
    ceyla.sees("Nazirlər Kabineti")
    _tell(ceyla.open("crm-off-fold"))
    ceyla.press("Siyahıdan çıxar")
    ceyla.sees("Buraxılış siyahıdan çıxarıldı.")
    ceyla.sees("siyahıdan çıxarılıb: Hamı razıdır.")
    _cancel(ceyla)


def _announce(ceyla: Person) -> None:
    ceyla.link("Təqvim")
    ceyla.open("crm-announce")
    ceyla.choose("Nə dərc olunacaq", "Rayonlar üzrə şagirdlər")
    expect(ceyla.text("Rayonlar üzrə şagirdlər").first).to_be_visible()
    ceyla.page.mouse.click(640, 2390)  # beside the list, which closes; Escape may forget the choice
    expect(ceyla.page.get_by_role("listbox")).to_have_count(0)
    ceyla.settle()
    assert violations(ceyla.page) == []
    ceyla.press("Elan et")
    ceyla.sees("Gün elan olundu.")


def _cancel(ceyla: Person) -> None:
    """Cancel the announced day; everybody reads why."""
    ceyla.link("Təqvim")
    part = ceyla.open("crm-change-fold")
    ceyla.press("Günü ləğv et")
    ceyla.sees("Səbəbini yazın")
    expect(part.get_by_role("alert")).to_contain_text("Səbəbini yazın")  # beside the button
    part.get_by_label(re.compile("Səbəb.*Azərbaycanca")).fill("Rəqəmlər əvvəl çıxır.")
    ceyla.press("Günü ləğv et")
    ceyla.sees("Heç bir gün elan olunmayıb.")
    ceyla.sees("ləğv olunub: Rəqəmlər əvvəl çıxır.")


def _tell(part: Locator) -> None:
    """Write the notice in three languages and the reason."""
    for language in ("Azərbaycanca", "English", "Русский"):
        part.get_by_label(f"Oxuculara bildiriş, {language}").fill("Şagirdlər rayonlar üzrə.")
    part.get_by_label("Səbəb").fill("Hamı razıdır.")


def _pull_back(ceyla: Person) -> None:
    """Show readers the first release once more."""
    _tell(ceyla.open("crm-back-fold"))
    ceyla.press("Geri çək")
    ceyla.sees("Server əvvəlki buraxılışı yenidən hazırlayır")
    question = "SELECT released FROM steward.release WHERE kind = 'pulled_back'"
    _await(lambda: all(row.released for row in ask(ceyla.work.installation.database, question)))
    ceyla.link("Buraxılışlar")
    ceyla.sees("geri çəkilmə")
    assert ceyla.text("oxucuların indi gördüyü").count() == 1


def _publish(ceyla: Person) -> None:
    """Schedule as a correction, and see it released."""
    ceyla.link("Buraxılışlar")
    ceyla.page.get_by_text("düzəliş", exact=True).first.click()
    ceyla.settle()
    _tell(ceyla.page.get_by_test_id("stForm").first)
    ceyla.page.mouse.move(0, 0)
    ceyla.page.wait_for_function(_STILL)
    assert violations(ceyla.page) == []
    ceyla.press("Buraxılışı təyin et")
    ceyla.sees("Buraxılış təyin olundu.")
    _await(lambda: ceyla.work.state(2) == "released")
    ceyla.link("Buraxılışlar")
    ceyla.sees("oxucuların indi gördüyü")


def _nothing_staged_is_told(at_work: Work) -> None:
    """Look for a figure that was sent in every address, every title and the log."""
    question = "SELECT detail->>'after' AS value FROM steward.change WHERE submission = 2"
    rows = ask(at_work.installation.database, question)
    figures = {str(int(float(row.value))) for row in rows}
    assert len(figures) > 100
    told = "\n".join([*at_work.urls, *at_work.titles, at_work.installation.log.read_text()])
    told = told.replace(at_work.installation.site, "")
    assert [one for one in figures if re.search(rf"(?<!\d){one}(?!\d)", told)] == []


def _await(holds: Callable[[], bool]) -> None:
    ended = threading.Event()
    for _ in range(int(LONG_MS / 500)):
        if holds():
            return
        ended.wait(0.5)
    pytest.fail("it did not come to pass")


def test_another_agency_sees_nothing_of_it(brought: Callable[..., Person]) -> None:
    farid = brought("Farid", "contributor:MOH")
    farid.page.goto(f"{farid.work.installation.address}submissions?submission=2")
    farid.settle()
    farid.sees("Burada belə bir şey yoxdur.")
    told = farid.page.locator(".stMain").inner_text()
    farid.page.goto(f"{farid.work.installation.address}submissions?submission=999")
    farid.settle()
    farid.sees("Burada belə bir şey yoxdur.")
    assert farid.page.locator(".stMain").inner_text() == told
