"""What the documents promise holds: their examples load, their outputs are true, their links lead somewhere."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from dealbot_runs import run_here
from problem_codes import all_codes
from proving import load

from bot.knowledge.coverage import cover
from bot.knowledge.factbase import FactBase
from bot.knowledge.model import FILE_KINDS, Claim
from bot.knowledge.problems import FactBaseError
from bot.knowledge.validation import SINGLE_KINDS

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
CURATING = ROOT / "docs" / "curating.md"
DOCUMENTS = [README, *sorted((ROOT / "docs").glob("*.md"))]

CopyBase = Callable[[Path], Path]

_BLOCK = re.compile(
    r"^(?:<!-- (?P<mark>\S+) -->\n+)?^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"(?<!`)\[[^\]\n]*\]\((?P<target>[^)\s]+)[^)\n]*\)|<(?:a href|img src)=\"(?P<html>[^\"]+)\"")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block, and the comment before it that says what it is, if there is one."""

    mark: str | None
    language: str
    text: str

    def __str__(self) -> str:
        lines = [line.strip() for line in self.text.splitlines()]
        return self.mark or " ".join(lines[:2])


def read_blocks(document: Path) -> list[Block]:
    return [Block(**found.groupdict()) for found in _BLOCK.finditer(document.read_text("utf-8"))]


CURATING_BLOCKS = read_blocks(CURATING)
EXAMPLES = [block for block in CURATING_BLOCKS if block.language == "yaml" and not block.mark]
FIFTH_DOCUMENT = [block for block in CURATING_BLOCKS if block.mark]


# README


def read_examples(block: Block) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the output under it."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


CONSOLE_EXAMPLES = [
    example
    for document in DOCUMENTS
    for block in read_blocks(document)
    if block.language == "console"
    for example in read_examples(block)
]


@pytest.mark.usefixtures("only_four_documents")
@pytest.mark.parametrize(("command", "output"), CONSOLE_EXAMPLES)
def test_a_console_example_is_what_the_program_prints(
    command: str, output: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEALBOT_BASE", raising=False)
    program, *arguments = shlex.split(command)
    assert program == "dealbot"
    done = run_here(capsys, *arguments, base=None)
    assert (done.code, done.out) == (0, output)


def test_the_readme_shows_a_disagreement() -> None:
    assert any("disagree" in output for _, output in CONSOLE_EXAMPLES)


@pytest.mark.parametrize(("mark", "program"), [("run", "dealbot"), ("test", "pytest")])
def test_a_command_of_the_readme_is_a_block_after_its_mark(mark: str, program: str) -> None:
    """Programs find the commands by these marks."""
    (command,) = (block.text for block in read_blocks(README) if block.mark == mark)
    assert program in command
    assert all((ROOT / name).is_file() for name in re.findall(r"-r (\S+)", command))


# Links


def find_broken_links(text: str, folder: Path) -> list[str]:
    targets = [found["target"] or found["html"] for found in _LINK.finditer(text)]
    own = [target for target in targets if not re.match(r"[a-z]+:|#", target)]
    return [target for target in own if not (folder / target.partition("#")[0]).exists()]


def find_broken_anchors(text: str) -> list[str]:
    """Links within a document that no heading answers to."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
    return [found for found in re.findall(r"\]\(#([^)]+)\)", text) if found not in anchors]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_within_the_project_leads_somewhere(document: Path) -> None:
    text = document.read_text("utf-8")
    assert not find_broken_links(text, document.parent)
    assert not find_broken_anchors(text)


def test_a_broken_link_would_be_found() -> None:
    text = 'See [a](docs/nowhere.md#b), [c](README.md "d"), [e](https://example.com/f) and <img src="g.png">.\n'
    assert find_broken_links(text, ROOT) == ["docs/nowhere.md#b", "g.png"]
    assert find_broken_anchors("# The files\n\n[a](#the-files) [b](#the-file)") == ["the-file"]


# docs/curating.md


def read_data(text: str) -> Any:
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe ones


def put_into(base: Path, block: Block) -> None:
    """Write the records of a block into a base, in place of those with the same ids."""
    ((kind, records),) = read_data(block.text).items()
    for file in (base / "facts").rglob("*.yaml"):
        text = file.read_text("utf-8")
        if f"\n{kind}:\n" not in text:
            continue
        old = read_data(text)[kind]
        if kind in SINGLE_KINDS:
            file.unlink()
        elif old.keys() & records.keys():
            kept = {kind: {name: record for name, record in old.items() if name not in records}}
            file.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    (base / "facts" / f"placed-{kind}.yaml").write_text(block.text, "utf-8")


@pytest.mark.parametrize("block", EXAMPLES, ids=str)
def test_an_example_loads_as_part_of_the_fact_base(block: Block, copy_base: CopyBase, fact_base: FactBase) -> None:
    base = copy_base(ROOT)
    put_into(base, block)
    assert load(base).facts.keys() == fact_base.facts.keys()


def test_every_kind_of_record_but_that_of_the_fifth_document_and_the_program_has_an_example() -> None:
    kinds = {next(iter(read_data(block.text))) for block in EXAMPLES}
    assert kinds == FILE_KINDS.keys() - {"sources", "reviewed"}


def test_a_fact_shown_as_an_example_claims_what_the_real_one_claims(copy_base: CopyBase, fact_base: FactBase) -> None:
    base = copy_base(ROOT)
    for block in EXAMPLES:
        if block.text.startswith("facts:"):
            put_into(base, block)
            shown = load(base).facts
            for name in read_data(block.text)["facts"]:
                assert shown[name].claims == fact_base.facts[name].claims


@pytest.mark.usefixtures("only_four_documents")
def test_the_steps_for_a_fifth_document_lead_to_a_sound_base(
    copy_base: CopyBase, fact_base: FactBase, capsys: pytest.CaptureFixture[str]
) -> None:
    base = copy_base(ROOT)
    for block in FIFTH_DOCUMENT:
        if block.language == "yaml":
            put_into(base, block)
        else:
            (base / str(block.mark)).write_text(block.text, "utf-8")
    refused = run_here(capsys, "check", base=base)
    assert refused.code == 1
    problem, *_ = refused.err.splitlines()
    assert problem.endswith('fact recipients: "every document" is said, and no claim is from 004')
    accepted = run_here(capsys, "check", "--accept", base=base)
    assert accepted.code == 0
    marked = accepted.out.partition("marked as read: ")[2].strip().split(", ")
    assert [name for name in marked if not re.search(rf"\b{name}\b", refused.out + refused.err)] == []
    grown = load(base)
    (added,) = grown.sources.keys() - fact_base.sources.keys()
    assert f"seeds/{added}" in {block.mark for block in FIFTH_DOCUMENT}
    assert not cover(grown.documents[added], grown.facts.values(), grown.sources[added]).unaccounted
    assert grown.is_contradicted("public-sector-gpus")
    assert {claim.source for claim in grown.facts["public-sector-gpus"].claims} > {
        claim.source for claim in fact_base.facts["public-sector-gpus"].claims
    }


def read_table(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its head."""
    _, _, section = CURATING.read_text("utf-8").partition(f"\n## {heading}\n")
    rows = re.findall(r"^\| (.+) \|$", section.partition("\n## ")[0], re.MULTILINE)
    return [re.split(r" \| ", row) for row in rows[2:]]


def test_the_table_of_files_names_every_kind_of_record() -> None:
    rows = read_table("The files")
    assert {key.strip("`:") for key, *_ in rows} == FILE_KINDS.keys()
    assert all((ROOT / where.strip("`")).exists() for _, _, where in rows)


def test_every_kind_of_value_has_an_example_that_is_a_value(copy_base: CopyBase, fact_base: FactBase) -> None:
    """They stand beside one passage here, so that most of them are not proved; that is all that is wrong with them."""
    rows = read_table("The kinds of value")
    cited = next(iter(fact_base.facts.values())).claims[0]
    facts: dict[str, Any] = {}
    for kind, _, example in rows:
        value = read_data(example.strip("`"))
        assert value["kind"] == kind.strip("`")
        claim = {"source": cited.source, "evidence": cited.evidence, "value": value}
        asked = {"en": [f"show the example of {value['kind']}"]}
        facts[f"{value['kind']}-example"] = {"statement": {"en": "An example."}, "asked": asked, "claims": [claim]}
    base = copy_base(ROOT)
    (base / "facts" / "examples.yaml").write_text(json.dumps({"facts": facts}), "utf-8")
    with pytest.raises(FactBaseError) as refused:
        load(base)
    assert {problem.code for problem in refused.value.problems} == {"proof"}
    values = get_args(Claim.model_fields["value"].annotation)
    kinds = {kind for value in values for kind in get_args(value.model_fields["kind"].annotation)}
    assert {kind.strip("`") for kind, *_ in rows} == kinds


def test_the_table_of_errors_names_exactly_the_codes_that_there_are() -> None:
    codes = all_codes(ROOT)
    rows = read_table("Error codes")
    assert [code.strip("`[]") for code, *_ in rows] == sorted(codes)
    assert all(cause and remedy for _, cause, remedy in rows)


@pytest.mark.parametrize("file", sorted((ROOT / "facts").rglob("*.yaml")), ids=lambda file: file.name)
def test_every_curated_file_names_the_schema_of_its_kind(file: Path) -> None:
    first, *_ = file.read_text("utf-8").splitlines()
    kind = next(iter(read_data(file.read_text("utf-8"))))
    assert first.startswith("# yaml-language-server: $schema=")
    schema = file.parent / first.partition("=")[2]
    assert schema.resolve() == ROOT / "facts" / "schema" / f"{kind}.schema.json"
    assert schema.is_file()


def test_every_picture_is_shown_and_made_by_the_script(root: Path) -> None:
    kept = {file.name for file in (root / "docs").glob("*.png")}
    shown = {name for page in (root / "README.md", *(root / "docs").glob("*.md")) for name in _pictures_in(page)}
    script = (root / "docs" / "make_pictures.py").read_text("utf-8")
    assert kept == shown == {f"{name}.png" for name in re.findall(r'take\("([\w-]+)"', script)}


def _pictures_in(page: Path) -> list[str]:
    return re.findall(r"!\[[^]]*\]\((?:docs/)?([\w-]+\.png)\)", page.read_text("utf-8"))
