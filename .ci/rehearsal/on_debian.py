"""“On Debian 12” of docs/deploy.md, as it is typed, and the releases of “Upgrades without downtime”."""

from pathlib import Path

from campaign.tests.serving import sooner_or_later

from .crowd import people_signing
from .document import commands_of
from .machine import HOST, Machine
from .origin import BROKEN, NEXT
from .report import expect, say, step
from .terminal import typed
from .visitor import Visitor

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/deploy.md"
PATIENCE = "10"  # seconds
EDITOR, PASSWORD = "ada@rivers.example", "correct horse battery staple"
FACTS = (
    ("Name of the campaign:", "Clean Rivers Now"),
    ("Your demand in one sentence:", "Stop dumping mine waste in our rivers"),
    ("Who runs it:", "River Neighbors"),
    ("Contact address:", "hello@rivers.example"),
    ("Postal address:", "1 Bridge Street, 20001 Springfield"),
    ("Your e-mail address:", EDITOR),
    ("Choose a password:", PASSWORD),
)


def install(machine: Machine) -> None:
    for command in commands_of(DOCUMENT, "On Debian 12"):
        if command == "campaign begin":
            say(f"$ {command}, and seven answers at the terminal")
            typed(command, FACTS, machine.environment)
        elif command == "campaign doctor":
            _is_fine(machine, command)
        else:
            machine.do(command)
        if "make-environment" in command:
            _let_one_network_sign(machine)


def _let_one_network_sign(machine: Machine) -> None:
    """Everybody here comes from one network, which may sign 60 times in a minute otherwise."""
    with machine.place("/etc/campaign/environment").open("a") as settings:
        settings.write("SIGN_RATE_LIMIT=off\n")


def _is_fine(machine: Machine, command: str) -> None:
    """A hand is slower: by then the scheduler has run for the first time."""
    with step(f"$ {command}"):
        fine = sooner_or_later(lambda: machine.exit_code(command) == 0, 60)
        expect(fine, machine.run(f"{command} --quiet || true"))


def look_from_outside(machine: Machine) -> Visitor:
    """Before the launch."""
    visitor = Visitor(HOST, machine.https, machine.authority.certificate)
    with step("the public reads that the campaign opens soon, by HTTPS"):
        visitor.read("/", "This campaign opens soon")
        visitor.read("/petition/", "This campaign opens soon")
        expect("Strict-Transport-Security" in visitor.get("/").headers, "no HSTS")
    with step("port 80 leads to HTTPS"):
        answer = Visitor(HOST, machine.http).get("/petition/?ref=mail")
        led = (answer.status, answer.headers["Location"])
        expect(led == (301, f"https://{HOST}/petition/?ref=mail"), f"it answers {led}")
    return visitor


def upgrade(machine: Machine, visitor: Visitor) -> None:
    """A release, a failed one and a way back, while people sign."""
    first = machine.current
    forward, back = commands_of(DOCUMENT, "Upgrades without downtime")
    with people_signing(visitor):
        machine.do(forward)
    second = machine.current
    _all_run(machine, second)
    expect("the next release" in visitor.get("/").text, "the new release's words are not shown")
    with people_signing(visitor), step(f"the same with {BROKEN}, whose web process never gets ready"):
        said = machine.run(machine.as_typed(forward.replace(NEXT, BROKEN)), fails=True, CAMPAIGN_PATIENCE=PATIENCE)
        for words in (f"was not ready after {PATIENCE} s", "broken, so that it must not get ready"):
            expect(words in said, f"the release does not say “{words}”:\n{said}")
    _all_run(machine, second)
    with people_signing(visitor):
        machine.do(back)
    _all_run(machine, first)


def _all_run(machine: Machine, release: Path) -> None:
    units = [*machine.webs, "campaign-worker.service", "campaign-scheduler.service"]
    ran = {unit: machine.release_of(unit).name for unit in units}
    expect(set(ran.values()) == {release.name}, f"{release.name} should run everywhere: {ran}")


def find_what_is_wrong(machine: Machine) -> None:
    for what, environment in {
        "a mail server that is away": {"EMAIL_URL": "smtp://127.0.0.1:9"},
        "a cache that is away": {"REDIS_URL": "redis://127.0.0.1:9"},
        "an address that is another": {"SITE_URL": "https://elsewhere.example"},
    }.items():
        with step(f"$ campaign doctor says {what}, and ends with 1"):
            code = machine.exit_code("campaign doctor", **environment)
            expect(code == 1, f"it ended with {code}")
