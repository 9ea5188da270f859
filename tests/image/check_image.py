"""Builds the image and runs it, as locked in as it bears, against a Discord on loopback that fails on purpose.

    python tests/image/check_image.py [--engine docker|podman] [--build "COMMAND"]

COMMAND is called with the folder, the tag and the build's arguments, where the engine's own `build` is not to be used;
it may take another base of that name. The exit code is 0 if all went well, 1 if not, and 3 if nothing could be tried:
no engine is there, or no base image.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import aiohttp

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from discord_app.fake_discord import TOKEN, Event, FakeDiscord, command, direct_message  # noqa: E402 - see above

IMAGE: Final = "dealbot:checked"

#: What the image is built upon, by its digest, and by its name alone.
BASE_IMAGE: Final = re.findall(r"^FROM (\S+@sha256:\S+)", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)[0]
BASE_NAME: Final = BASE_IMAGE.partition("@")[0]

#: What whoever builds it tells, and the label that it is found in.
TOLD: Final = {"REVISION": "1a2b3c4", "CREATED": "2026-11-22T09:00:00Z", "SOURCE": "https://example.org/dealbot"}
LABEL: Final = "org.opencontainers.image."
ENGINES: Final = ("docker", "podman")

#: Where a machine that has no other engine may listen.
PORT: Final = 18_290
HEALTH: Final = f"http://127.0.0.1:{PORT}"

#: Seconds until the bot is ready, notices that its gateway is gone, is back, or has loaded its facts.
PATIENCE: Final = 30.0

#: What the README and docs/operations.md promise: seconds to stop in, seconds of a processor that a health check takes,
#: megabytes above the base image, and of memory.
TIME_TO_STOP: Final = 5.0
TIME_TO_CHECK: Final = 0.2
SIZE: Final = 75
MEMORY: Final = 130

NOTHING_TRIED: Final = 3

#: A question, and what its answer says.
QUESTION, FIGURE = "how many GPUs?", "260,000"

#: No capability, nothing to write to, no way to more rights, and bounds.
LOCKED_IN: Final = (
    *("--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"),
    *("--memory", "256m", "--pids-limit", "64", "--network", "host"),
)


class FailedError(Exception):
    """The image does not do what it should."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What builds and runs images: docker, or podman, which has the same commands."""

    name: str

    def __call__(self, *arguments: str, may_fail: bool = False) -> subprocess.CompletedProcess[str]:
        done = subprocess.run([self.name, *arguments], capture_output=True, text=True, check=False)  # noqa: S603 - our own
        if done.returncode and not may_fail:
            raise FailedError(f"{self.name} {shlex.join(arguments)}: {done.stderr.strip()}")
        return done

    def can_build(self, command: str | None) -> bool:
        """Whether the engine works, and the base image is here or can be fetched, unless a command is to see to it."""
        if self("info", may_fail=True).returncode:
            return False
        tries = (("image", "inspect", BASE_IMAGE), ("pull", "-q", f"docker.io/library/{BASE_IMAGE}"))
        return bool(command) or any(self(*arguments, may_fail=True).returncode == 0 for arguments in tries)

    def size(self, *names: str) -> float:
        """Megabytes of the first of some images that is here."""
        found = (self("image", "inspect", name, "--format", "{{.Size}}", may_fail=True).stdout for name in names)
        return int(next(filter(None, found))) / 1e6

    def inspect(self, name: str, form: str) -> str:
        return self("inspect", name, "--format", form).stdout.strip()


@dataclass(frozen=True, slots=True)
class Container:
    """A container that runs the bot."""

    engine: Engine
    id: str

    def health(self) -> tuple[int, str]:
        """What the health check of the image finds: its exit code and its words."""
        done = self.engine("exec", self.id, *self._health_check(), may_fail=True)
        return done.returncode, done.stdout.strip()

    def seconds_of_a_check(self) -> float:
        """The processor's time that the health check takes."""
        script = "import subprocess, sys, os; subprocess.run(sys.argv[1:]); t = os.times(); print(t[2] + t[3])"
        done = self.engine("exec", self.id, "python", "-I", "-S", "-c", script, *self._health_check())
        return float(done.stdout.split()[-1])

    def _health_check(self) -> list[str]:
        return list(json.loads(self.engine.inspect(self.id, "{{json .Config.Healthcheck.Test}}"))[1:])

    def logs(self) -> str:
        done = self.engine("logs", self.id)
        return done.stdout + done.stderr

    def megabytes(self) -> float:
        """The memory of the bot's process, by its own count."""
        script = "print(open('/proc/1/status').read().split('VmRSS:')[1].split()[0])"
        return int(self.engine("exec", self.id, "python", "-c", script).stdout) / 1000


def main() -> int:
    """Check the image; say what was seen, and what not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--engine", choices=ENGINES, help="default: the first of them that works here")
    parser.add_argument("--build", help="what builds, instead of the engine: called with the folder and the tag")
    options = parser.parse_args()
    candidates = map(Engine, [options.engine] if options.engine else filter(shutil.which, ENGINES))
    engine = next((each for each in candidates if each.can_build(options.build)), None)
    if engine is None:
        print(f"NOT CHECKED: neither {' nor '.join(ENGINES)} works here and has {BASE_NAME}, or can fetch it")
        return NOTHING_TRIED
    try:
        build(engine, options.build)
        check_labels(engine)
        check_commands(engine)
        check_exit_codes(engine)
        asyncio.run(check_serving(engine))
    except FailedError as error:
        print(f"FAILED: {error}")
        return 1
    return 0


def build(engine: Engine, command: str | None) -> None:
    began = time.monotonic()
    told = [part for name, value in TOLD.items() for part in ("--build-arg", f"{name}={value}")]
    if command:
        subprocess.run([*shlex.split(command), str(ROOT), IMAGE, *told], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - whoever calls this says what builds
    else:
        engine("build", *told, "-t", IMAGE, str(ROOT))
    size = engine.size(IMAGE)
    above = size - engine.size(BASE_IMAGE, BASE_NAME)
    say(f"built in {time.monotonic() - began:.0f} s: {size:.0f} MB, {above:.0f} above {BASE_NAME}")
    expect(above < SIZE, f"the image is more than {SIZE} MB above its base")
    user = engine.inspect(IMAGE, "{{.Config.User}}")
    expect(user.partition(":")[0].isdecimal() and not user.startswith("0"), f"the image's user is {user}")


def check_labels(engine: Engine) -> None:
    """The image says what it is: the program's own version, and what whoever built it told."""
    labels = json.loads(engine.inspect(IMAGE, "{{json .Config.Labels}}"))
    version = engine("run", "--rm", *LOCKED_IN, IMAGE, "--version").stdout.split()[-1]
    for name, value in {**TOLD, "VERSION": version}.items():
        label = labels.get(LABEL + name.lower())
        expect(label == value, f"the label for {name} is {label} and not {value}")
    say(f"is labelled with the program's version, {version}, revision, source and time")


def check_commands(engine: Engine) -> None:
    """The image answers and checks without a token, on a folder that is mounted, and has the tools for nothing else."""
    mounted = ("-v", f"{ROOT / 'tests' / 'other_base'}:/base:ro", IMAGE, "--base", "/base")
    checked = engine("run", "--rm", *LOCKED_IN, *mounted, "check").stdout
    expect("The fact base is sound" in checked, "`dealbot check` does not check a mounted folder")
    answer = engine("run", "--rm", *LOCKED_IN, IMAGE, "ask", QUESTION).stdout
    expect(FIGURE in answer, "`dealbot ask` does not answer")
    say("checks a mounted folder and answers a question")


def check_exit_codes(engine: Engine) -> None:
    """What can't run ends at once, with a code that says why."""
    for code, settings in {3: [], 78: ["-e", "DEALBOT_HEALTH_PORT=none"]}.items():
        done = engine("run", "--rm", *LOCKED_IN, *settings, IMAGE, may_fail=True)
        expect(done.returncode == code, f"the exit code with {settings} is {done.returncode} and not {code}")
    say("ends with 3 without a token, with 78 at a bad setting")


async def check_serving(engine: Engine) -> None:
    """The bot becomes healthy, answers, loses its gateway, comes back, takes new facts, and stops."""
    fake = FakeDiscord()
    fake.heartbeat_interval = 500
    with folders() as (base, state):
        async with fake, started(engine, fake, base, state) as bot:
            await check_answers(fake, bot)
            await check_gateway(fake, bot)
            await check_heartbeats(fake)
            await check_facts(fake, bot, base)
            check_bounds(bot, state)
            await check_refusal(engine, fake)
            await check_end(fake, bot)


@contextmanager
def folders() -> Iterator[tuple[Path, Path]]:
    """A copy of the fact base, and a state folder in which the bot's user, who is another one, may write."""
    with tempfile.TemporaryDirectory() as folder:
        base, state = Path(folder) / "base", Path(folder) / "state"
        for part in ("facts", "seeds"):
            shutil.copytree(ROOT / part, base / part)
        state.mkdir()
        Path(folder).chmod(0o755)
        state.chmod(0o777)
        yield base, state


@asynccontextmanager
async def started(engine: Engine, fake: FakeDiscord, base: Path, state: Path) -> AsyncIterator[Container]:
    """The bot in a container, once it is ready."""
    settings = {"DEALBOT_BASE": "/base", "DEALBOT_LOG_LEVEL": "DEBUG"}
    volumes = ("-v", f"{base}:/base:ro", "-v", f"{state}:/var/lib/dealbot")
    began = time.monotonic()
    bot = run(engine, fake, settings, volumes)
    try:
        await until(is_ready, "it never became ready")
        say(f"ready after {time.monotonic() - began:.1f} s")
        yield bot
    except BaseException:
        print(bot.logs(), file=sys.stderr)
        raise
    finally:
        engine("rm", "-f", bot.id)


def run(engine: Engine, fake: FakeDiscord, settings: dict[str, str], options: tuple[str, ...] = ()) -> Container:
    own = {"DISCORD_TOKEN": TOKEN, "DEALBOT_API_URL": fake.api, "DEALBOT_HEALTH_PORT": str(PORT), **settings}
    given = [part for name, value in own.items() for part in ("-e", f"{name}={value}")]
    return Container(engine, engine("run", "-d", *LOCKED_IN, *given, *options, IMAGE).stdout.strip())


async def check_answers(fake: FakeDiscord, bot: Container) -> None:
    code, words = await asyncio.to_thread(bot.health)
    expect((code, words) == (0, "ready"), f"the health check says {words} and ends with {code}")
    for question in (direct_message(QUESTION), command(QUESTION)):
        await ask(fake, question)
    say("healthy; a private message and a command are answered")
    seconds = await asyncio.to_thread(bot.seconds_of_a_check)
    expect(seconds < TIME_TO_CHECK, f"a health check takes {seconds:.2f} s of a processor")
    expect(f"(commit {TOLD['REVISION']})" in bot.logs().partition("\n")[0], "the log's first line has no commit")
    say(f"a health check takes {seconds:.2f} s of a processor; the log's first line has the commit")


async def check_gateway(fake: FakeDiscord, bot: Container) -> None:
    """What was asked while the gateway was away is answered once it is back, once."""
    fake.is_away = True
    await fake.drop()
    await until(is_not_ready, "it is ready without a gateway")
    code, words = await asyncio.to_thread(bot.health)
    expect(code == 1, f"without a gateway the health check says {words} and ends with {code}")
    meanwhile = direct_message(QUESTION)
    await fake.dispatch(meanwhile)
    fake.is_away = False
    began = time.monotonic()
    await until(is_ready, "it never came back")
    await fake.answer_to(meanwhile)
    expect(len(fake.answers_to(meanwhile)) == 1, "a question was answered twice")
    say(f"unhealthy without its gateway ({words}), back after {time.monotonic() - began:.1f} s; nothing is lost")


async def check_heartbeats(fake: FakeDiscord) -> None:
    """A gateway that still sends events, but acknowledges no heartbeat, is no healthy one."""
    fake.acknowledges = False
    await until(is_not_ready, "it is ready without heartbeats")
    fake.acknowledges = True
    await until(is_ready, "heartbeats did not make it ready")
    say("unhealthy while no heartbeat is acknowledged, and only then")


async def check_facts(fake: FakeDiscord, bot: Container, base: Path) -> None:
    """New facts are served when they are sound, and only then."""
    about = base / "facts" / "about.yaml"
    sound = about.read_text("utf-8")
    before = await version()
    about.write_text(sound + "\n# another version\n", "utf-8")
    bot.engine("kill", "-s", "HUP", bot.id)
    await until(lambda: differs(version, before), "new facts were not taken")
    taken = await version()
    about.write_text(sound + "\nbroken: [\n", "utf-8")
    bot.engine("kill", "-s", "HUP", bot.id)
    await until(refused, "broken facts were not refused")
    expect(await version() == taken, "broken facts were taken")
    expect("about.yaml:" in bot.logs(), "the log does not say in which file and line the facts are broken")
    await ask(fake, direct_message(QUESTION))
    about.write_text(sound, "utf-8")
    say("takes new facts, refuses broken ones and serves on")


def check_bounds(bot: Container, state: Path) -> None:
    memory = bot.megabytes()
    expect(memory < MEMORY, f"it needs {memory:.0f} MB of memory, more than {MEMORY}")
    kept = [len(json.loads(file.read_text())) for file in state.glob("identifies-*.json")]
    expect(kept == [1], f"the times of logging in that are kept are {kept} and not one")
    say(f"{memory:.0f} MB of memory after a reload; the one login is kept in the state folder")


async def check_refusal(engine: Engine, fake: FakeDiscord) -> None:
    """A token that Discord does not know is not tried again."""
    other = run(engine, fake, {"DISCORD_TOKEN": "MQ.another.token", "DEALBOT_HEALTH_PORT": "0"})
    code = (await asyncio.to_thread(engine, "wait", other.id)).stdout.strip()
    engine("rm", "-f", other.id)
    expect(code == "4", f"with a bad token the exit code is {code} and not 4")
    say("ends with 4 with a token that Discord does not know")


async def check_end(fake: FakeDiscord, bot: Container) -> None:
    began = time.monotonic()
    await asyncio.to_thread(bot.engine, "stop", bot.id)
    taken = time.monotonic() - began
    code = bot.engine.inspect(bot.id, "{{.State.ExitCode}}")
    expect(code == "0", f"stopped, it ends with {code}")
    expect(taken < TIME_TO_STOP, f"it took {taken:.1f} s to stop")
    expect(fake.farewells[-1] == 1000, f"it left the gateway with {fake.farewells[-1]}")
    lines = bot.logs().splitlines()
    expect(all(isinstance(json.loads(line), dict) for line in lines), "a line of the log is no JSON object")
    log = "\n".join(lines)
    expect(TOKEN not in log and QUESTION not in log, "the log holds a token or a question")
    say(f"stopped in {taken:.1f} s with 0; {len(lines)} lines of log, all JSON, without token or question")


async def ask(fake: FakeDiscord, question: Event) -> None:
    await fake.dispatch(question)
    answer = await fake.answer_to(question)
    expect(FIGURE in json.dumps(answer.data), f"the answer does not say {FIGURE}")


async def fetch(path: str) -> tuple[int, str]:
    """The status and text of what the bot tells of its health; status 0 if it tells nothing."""
    try:
        async with aiohttp.ClientSession() as session, session.get(HEALTH + path) as response:
            return response.status, await response.text()
    except aiohttp.ClientError:
        return 0, ""


async def is_ready() -> bool:
    return (await fetch("/readyz"))[0] == 200


async def is_not_ready() -> bool:
    return (await fetch("/readyz"))[0] == 503


async def version() -> str:
    return await metric("dealbot_fact_base_info")


async def refused() -> bool:
    return bool(await metric('dealbot_reloads_total{result="refused"}'))


async def metric(name: str) -> str:
    """The line of a metric, empty if there is none."""
    _, text = await fetch("/metrics")
    return next((line for line in text.splitlines() if line.startswith(name)), "")


async def differs(get: Callable[[], Awaitable[str]], before: str) -> bool:
    return await get() != before


async def until(holds: Callable[[], Awaitable[bool]], otherwise: str) -> None:
    """Wait for something that happens in another process, which can only be looked for again and again."""
    deadline = time.monotonic() + PATIENCE
    while not await holds():
        expect(time.monotonic() < deadline, otherwise)
        await asyncio.sleep(0.05)


def expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise FailedError(otherwise)


def say(words: str) -> None:
    print(f"  {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
