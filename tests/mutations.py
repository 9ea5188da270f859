"""Whether the tests notice when the code is wrong: small faults, put in one at a time.

    python tests/mutations.py [--list] [NUMBER ...]

Each mutation turns one thing round in what understands questions or writes answers. For each, the
repository is copied, the mutation is put into the copy, and the tests of these two rooms are run there
until the first fails: then it is killed, as it is when they take too long. Without numbers all are tried,
two at a time, which takes about a quarter of an hour on two cores; with numbers only those. `--list` only names
them. Prints who survives and the share that is killed, and fails where that is too small, or where the
tests fail without any mutation.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent

#: What the tests need of the repository.
COPIED: Final = ("bot", "facts", "seeds", "tests", "pyproject.toml")

#: The tests that are to notice, those first that notice most: of the two rooms, of whole answers, and of language.
TESTS: Final = (
    "tests/answer",
    "tests/question",
    "tests/test_verdicts.py",
    "tests/test_messages.py",
    "tests/test_engine.py",
    "tests/language",
)

#: So large a share has to be killed.
ENOUGH: Final = 0.85

#: So many are tried at a time, each for so many seconds.
AT_A_TIME: Final = 2
SECONDS: Final = 300


class Mutation(NamedTuple):
    """One fault: a text that stands once in a file of the package, what it is replaced with, and what that breaks."""

    file: str
    text: str
    replacement: str
    why: str

    def put_into(self, root: Path) -> None:
        """Change the file in a copy of the repository."""
        path = root / "bot" / self.file
        source = path.read_text("utf-8")
        if source.count(self.text) != 1:
            raise ValueError(f"{self.file} has {source.count(self.text)} times: {self.text}")
        path.write_text(source.replace(self.text, self.replacement), "utf-8")


MUTATIONS: Final = (
    Mutation(
        "question/conversation.py",
        "(*self.turns, turn)[-MAX_TURNS:]",
        "(*self.turns, turn)[:MAX_TURNS]",
        "the oldest turns are forgotten, not the latest",
    ),
    Mutation(
        "question/slots.py",
        "signs - held | {name} for name in names - held",
        "signs | {name} for name in names - held",
        "a name stands in the place of another one, not beside it",
    ),
    Mutation(
        "question/deciding.py",
        "if probability >= threshold or",
        "if probability >= 0 or",
        "certain is only what is likely enough",
    ),
    Mutation(
        "question/deciding.py",
        "model.denied if best",
        "model.sure if best",
        "a denial has a threshold of its own",
    ),
    Mutation(
        "question/followup.py",
        "if not (question.manner.leans_back or swaps(question, previous, index)):",
        "if not swaps(question, previous, index):",
        "who leans on what was said before is taken at his word",
    ),
    Mutation(
        "question/deciding.py",
        "and not is_away",
        "",
        "a wording of another matter is not foreseen for who goes on from an answer",
    ),
    Mutation(
        "answer/assertion.py",
        "mention.is_quoted and ",
        "False and ",
        "another figure with a bound that is told is another figure",
    ),
    Mutation(
        "answer/hearing.py",
        "SILENT if is_own and claim not in named else given",
        "given",
        "whether somebody disclosed it himself is told by those who tell of him",
    ),
    Mutation(
        "answer/hearing.py",
        "| self._find_epithets(question, told)",
        "",
        "what belongs to a thing may be said with it",
    ),
    Mutation(
        "answer/lore.py",
        "told -= _find_bystanders(",
        "told | _find_bystanders(",
        "whom only a passage names is no part of what the fact tells",
    ),
    Mutation(
        "answer/ruling.py",
        "return OPPOSED * self._slack",
        "return self._slack",
        "a curated opposite speaks for itself",
    ),
    Mutation(
        "question/gates.py",
        'and profile.target.kind != "gap" else None',
        "else None",
        "of what nobody tells anything may be asked",
    ),
    Mutation("question/deciding.py", "    if not vetoes:\n", "    if True:\n", "a veto takes certainty away"),
    Mutation(
        "question/deciding.py", ", *_find_rival(ranking))", ",)", "nothing is denied while something stated comes near"
    ),
    Mutation(
        "question/deciding.py",
        "MAX_NEAREST: Final = 3",
        "MAX_NEAREST: Final = 1",
        "where nothing is certain three facts are shown",
    ),
    Mutation(
        "question/deciding.py",
        "if candidate.probability >= model.judged",
        "if candidate.probability < model.judged",
        "a statement is judged by facts that are likely",
    ),
    Mutation(
        "question/deciding.py",
        "    if best.target.is_stated:\n        told",
        "    if True:\n        told",
        "what the documents do not state stands alone",
    ),
    Mutation(
        "question/deciding.py", "MAX_ALSO: Final = 2", "MAX_ALSO: Final = 0", "two likely facts together may be certain"
    ),
    Mutation(
        "question/deciding.py",
        '        or (candidate.target.kind == "fact" and told.issuperset(candidate.target.facts))\n',
        "",
        "a fact counts that a joint one tells",
    ),
    Mutation(
        "question/features.py",
        "return math.sqrt(max(proposal.words, 0.0))",
        "return 0.0",
        "likeness of words is a feature",
    ),
    Mutation(
        "question/features.py", "return proposal.nearness", "return 0.0", "nearness to the last answer is a feature"
    ),
    Mutation(
        "question/features.py",
        "sum(not proposal.profile.knows(term)",
        "sum(proposal.profile.knows(term)",
        "a name that the target does not know speaks against it",
    ),
    Mutation(
        "question/gates.py",
        'return f"nothing here knows {_join(strangers)}" if strangers else None',
        "return None",
        "the gate for unknown names shuts",
    ),
    Mutation(
        "question/index.py",
        "if unit_of(term) not in (None, *self.units)",
        "if unit_of(term) in self.units",
        "a figure in another unit shuts the gate",
    ),
    Mutation(
        "question/gates.py",
        "sources.isdisjoint(named) else",
        "not sources.isdisjoint(named) else",
        "a document that does not tell of it shuts the gate",
    ),
    Mutation(
        "question/gates.py",
        "    nothing_new,\n",
        "",
        "each gate is asked",
    ),
    Mutation(
        "question/postings.py",
        "return {term: math.log(1 + total / count) for term",
        "return {term: 1.0 for term",
        "rare words tell more",
    ),
    Mutation(
        "question/targets.py",
        "return roles | phrases",
        "return phrases",
        "somebody is known by his role under the firm's other names",
    ),
    Mutation(
        "question/targets.py",
        "gap.asked.get(language, ()), facts=gap.nearest)",
        "gap.asked.get(language, ()))",
        "a gap shows the facts that come nearest",
    ),
    Mutation("question/model.py", "self.slope * math.log", "math.log", "the probability is calibrated by the slope"),
    Mutation("question/proposing.py", "PROPOSED: Final = 30", "PROPOSED: Final = 1", "many candidates are ranked"),
    Mutation(
        "question/proposing.py",
        "borrowed = context.borrowed if context else {}",
        "borrowed: dict[Meaning, float] = {}",
        "what is taken over counts",
    ),
    Mutation(
        "question/proposing.py",
        " and read.manner.is_negated == question.manner.is_negated",
        "",
        "what denies a wording is not the same",
    ),
    Mutation(
        "question/proposing.py",
        "return beside | dict.fromkeys(index.targets_to(first), 1.0)",
        "return beside",
        "the last answer's own fact is nearest",
    ),
    Mutation("question/question.py", 'form in ("yesno", "statement")', 'form in ("yesno",)', "a statement is checked"),
    Mutation(
        "question/ranking.py",
        "key=lambda candidate: (-candidate.probability",
        "key=lambda candidate: (candidate.probability",
        "the likeliest comes first",
    ),
    Mutation(
        "question/reader.py",
        "range(min(reach, len(words) - at), 1, -1)",
        "range(2, min(reach, len(words) - at) + 1)",
        "the longest phrase is read, not the shortest",
    ),
    Mutation(
        "question/reader.py",
        "self._speller.split_joined(self._speller.spell(undone))",
        "self._speller.split_joined(undone)",
        "misspelt words are read as what they are meant for",
    ),
    Mutation(
        "question/spelling.py",
        "TYPOS: Final = ((9, 2), (4, 1))",
        "TYPOS: Final = ((9, 0), (4, 0))",
        "a letter may be wrong",
    ),
    Mutation(
        "question/followup.py",
        "BORROWED: Final = 0.5",
        "BORROWED: Final = 1.0",
        "what is taken over counts less than what is said",
    ),
    Mutation(
        "question/followup.py",
        " and _likelihood(merged) < _likelihood(own):",
        ":",
        "a follow-up is merged with the turn before",
    ),
    Mutation(
        "question/followup.py",
        "if not _needs_more(own, index) and ",
        "if ",
        "what says nothing by itself goes on from the turn before",
    ),
    Mutation(
        "question/followup.py",
        "if not (question.manner.leans_back or swaps(question, previous, index)):",
        "if not question.manner.leans_back:",
        "another name stands in place of the one before",
    ),
    Mutation(
        "question/ranking.py",
        "candidate.probability / len(candidate.target.facts)",
        "candidate.probability",
        "who leads to several facts parts what speaks for it among them",
    ),
    Mutation(
        "answer/offering.py",
        "request.ranking.seems_unstated",
        "False",
        "it says so where nothing was found",
    ),
    Mutation(
        "question/followup.py",
        "    if person is None:\n",
        "    if True:\n",
        "'he' is read as the person of the turn before",
    ),
    Mutation(
        "question/followup.py",
        "previous.terms | _essence(previous, index)",
        "previous.terms",
        "what the turn before was taken for is taken over",
    ),
    Mutation(
        "question/messages.py",
        "MAX_REQUESTS: Final = 4",
        "MAX_REQUESTS: Final = 1",
        "a message may ask several things",
    ),
    Mutation(
        "question/messages.py",
        "if announced and told",
        "if False and told",
        "'Is that right?' checks the sentence before",
    ),
    Mutation(
        "question/understanding.py",
        'return question.keys("source") | index.written_by(question.keys("name"))',
        'return question.keys("source")',
        "a document can be named by its author",
    ),
    Mutation(
        "question/understanding.py",
        "        if len(sure) == len(parts) == len({part.target for part in parts}):\n            return parts\n",
        "",
        "clauses that ask different things are answered each",
    ),
    Mutation(
        "question/index.py",
        "return {name: min(kinds, key=kinds.__getitem__) for name, kinds in described.items() if kinds}",
        "return {name: max(kinds, key=kinds.__getitem__) for name, kinds in described.items() if kinds}",
        "a report on a letter is a report",
    ),
    Mutation(
        "question/documents.py",
        "return frozenset(kinds) if all(map(known.issuperset, said)) else frozenset()",
        "return frozenset(kinds)",
        "who builds ferries is not asked by who is named",
    ),
    Mutation(
        "question/documents.py",
        "if not language.before_kinds.isdisjoint(",
        "if True or not language.before_kinds.isdisjoint(",
        "'any comment' means no column",
    ),
    Mutation(
        "question/documents.py",
        "sources = meant if len(meant) > 1 else index.base.sources",
        "sources = index.base.sources",
        "which of two is newer is asked of these",
    ),
    Mutation(
        "question/request.py",
        "        if self.facet in NEEDS_NO_FINDING:\n            return False\n",
        "",
        "who wrote a document is no small talk",
    ),
    Mutation(
        "answer/documents.py",
        "findings = tuple(_put_to(finding, sources) for finding in findings)",
        "findings = tuple(findings)",
        "what others say is not told where two are compared",
    ),
    Mutation(
        "question/facets.py",
        'if question.asks_for("unique") and not question.is_check:',
        "if False:",
        "what one document alone says is told as that",
    ),
    Mutation(
        "question/utterance.py",
        '_without_markup(_QUOTED.sub("", text)) or ',
        "",
        "what somebody else said is not answered",
    ),
    Mutation(
        "answer/answer.py",
        "return (*self.findings, *self.also, *self.nearest, *further)",
        "return (*self.findings, *self.also, *self.nearest)",
        "the facts of further answers count",
    ),
    Mutation(
        "answer/answer.py",
        "        cited.update(passage.source for passage in part.passages)\n",
        "",
        "a passage cites its document",
    ),
    Mutation(
        "answer/catalogue.py",
        "(*self._answered, *self._teller.ask_for(self._base.gaps))",
        "self._answered",
        "what no document states can be asked for too",
    ),
    Mutation(
        "answer/catalogue.py",
        " for name in facts if name in self._base.facts",
        " for name in facts",
        "an unknown fact has no passage",
    ),
    Mutation(
        "answer/composing.py",
        "if answer.findings else (),",
        "if not answer.findings else (),",
        "what is nearly as likely is told beside",
    ),
    Mutation(
        "answer/narrating.py",
        'Relation.CONTRADICTION: "disputed"',
        'Relation.CONTRADICTION: "supported"',
        "sources that contradict each other do not agree",
    ),
    Mutation(
        "answer/narrating.py",
        "findings = self._teller.find(target.facts)",
        "findings = self._teller.find(target.facts[:1])",
        "joint facts are told all",
    ),
    Mutation(
        "answer/composing.py",
        "return replace(first, more=tuple(more))",
        "return first",
        "every request of a message is answered",
    ),
    Mutation(
        "answer/deriving.py",
        'if figure.bound == "exactly" and amount == figure.amount:',
        'if figure.bound == "exactly":',
        "a rounded figure is called about so much",
    ),
    Mutation(
        "answer/documents.py",
        "if len(sources_of(fact)) == 1 and",
        "if",
        "what others tell as well is not told by one alone",
    ),
    Mutation(
        "question/concordance.py",
        "if stands_in(words, having)",
        "",
        "words are found one after the other",
    ),
    Mutation("answer/finding.py", "silent=base.silent_sources(name)", "silent=()", "who is silent is said"),
    Mutation(
        "answer/finding.py", "relation = max((pair", "relation = min((pair", "the gravest relation is that of the fact"
    ),
    Mutation(
        "answer/finding.py",
        "if base.is_contradicted(name) and not is_wide:",
        "if False:",
        "of a contradiction only the clashing words are shown",
    ),
    Mutation(
        "answer/finding.py",
        "any(len(sources) > 1 and set(sources) <= report for report in reports)",
        "len(sources) > 1",
        "independent documents are no single report",
    ),
    Mutation(
        "answer/finding.py", "sentences[0].line", "sentences[-1].line", "a passage has the line in which it begins"
    ),
    Mutation(
        "answer/naming.py",
        "source.title or source.description[language]",
        "source.description[language]",
        "a document is called by its own title, where it has one",
    ),
    Mutation(
        "answer/plain.py",
        'place = self._wording.say("line", source=citation.source, line=citation.line)',
        "place = citation.source",
        "a passage is shown with its line",
    ),
    Mutation(
        "answer/plain.py",
        "        if not answer.listed_sources:\n            return text\n",
        "        return text\n",
        "every answer names its sources",
    ),
    Mutation(
        "answer/plain.py",
        "        if answer.also:\n            yield",
        "        if False:\n            yield",
        "'Also' facts are printed",
    ),
    Mutation(
        "answer/plain.py", "if is_contradicted and finding.silent:", "if False:", "a contradiction says who is silent"
    ),
    Mutation(
        "answer/quoting.py",
        "return not topic or self._explain(fact, topic) >= ON_TOPIC * self._index.weigh(topic)",
        "return True",
        "quotations are on the topic",
    ),
    Mutation(
        "answer/quoting.py",
        "key=lambda fact: -self._explain(fact, topic)",
        "key=lambda fact: self._explain(fact, topic)",
        "the nearest quotations come first",
    ),
    Mutation(
        "answer/telling.py",
        'return self.wording.say("source_silent", source=short)',
        'return self.wording.say("source_says", source=short, words="")',
        "a silent document is said to be silent",
    ),
    Mutation(
        "answer/ruling.py",
        "return Stance(-stance) if negates != opposes else stance",
        "return stance",
        "a negation turns the stance round",
    ),
    Mutation(
        "answer/ruling.py",
        "opposes = not lore.opposed(question) <= case.measured",
        "opposes = False",
        "an opposite word denies",
    ),
    Mutation(
        "answer/ruling.py",
        "is_plain = not lore.has_roles or not (opposes or lore.denied.isdisjoint(question.terms))",
        "is_plain = not lore.has_roles",
        "what stands after a negation of the fact denies it without one",
    ),
    Mutation(
        "answer/hearing.py",
        "if not is_lone and lore.denied.isdisjoint(question.denied):",
        "if True:",
        "who repeats a denial denies nothing",
    ),
    Mutation("answer/offering.py", "listed=summed_up if leads else (),", "listed=(),", "the likeliest stands first"),
    Mutation(
        "answer/offering.py", "(*gaps[:1], *derived)", "(*gaps, *derived)", "one gap is told, the others are asked"
    ),
    Mutation(
        "answer/offering.py",
        ">= MORE_LIKELY_THAN_NOT and not _is_summed_up_first(request.ranking)",
        ">= MORE_LIKELY_THAN_NOT",
        "the first is what is said to be meant",
    ),
    Mutation(
        "question/index.py",
        " and reading.meaning.key not in self._written_stems",
        "",
        "what stands in a document is found there",
    ),
    Mutation(
        "question/request.py",
        "bool(takes_over and self.previous and self.previous.is_open)",
        "False",
        "one name after the other is asked the same",
    ),
    Mutation(
        "answer/composing.py",
        ' == "keywords" and not request.asks_same',
        ' == "keywords"',
        "another year is asked the same",
    ),
    Mutation(
        "answer/offering.py", " and not is_of_more", "", "what is asked of a matter is no question about documents"
    ),
    Mutation(
        "answer/offering.py",
        "if own and is_likely else request.decision.nearest",
        "if own and not is_likely else request.decision.nearest",
        "where documents disagree is told for who likely asks it",
    ),
    Mutation(
        "question/followup.py",
        'question.wants - {"where"} if question.asks_for("compare") else question.wants',
        "question.wants",
        "where they disagree is no place",
    ),
    Mutation(
        "language/english/manner.py",
        "and not (interrogates and tag[0] in lexicon.auxiliaries)",
        "",
        "a verb at the end of a question is no tag",
    ),
    Mutation(
        "answer/hearing.py",
        " if one.spelled in language.pointing",
        "",
        "what stands for somebody told points at him",
    ),
    Mutation("answer/hearing.py", " if kind in kinds))\n        matter", "))\n        matter", "and is of his kind"),
    Mutation(
        "answer/pronouncing.py",
        "if is_whole else tuple(map(self._tell_part",
        "if True else tuple(map(self._tell_part",
        "each part is told",
    ),
    Mutation(
        "answer/pronouncing.py",
        "if not request.sources else ()",
        "if request.sources else ()",
        "who lists somebody is told",
    ),
    Mutation(
        "answer/archive.py",
        "        if not question.is_check:\n",
        "        if True:\n",
        "who is mentioned is judged for who asks that",
    ),
    Mutation("answer/archive.py", "is_newest=is_newest", "is_newest=True", "the oldest is another document"),
    Mutation(
        "answer/replying.py",
        'request.question.manner.reply == "missed"',
        "False",
        "what was not asked is not told again",
    ),
    Mutation(
        "question/proposing.py",
        "is_as_full and not is_other and",
        "is_as_full and",
        "whether it is so is another question than which it is",
    ),
    Mutation(
        "question/reader.py",
        "if phrase and self._takes_from_ask(",
        "if False and self._takes_from_ask(",
        "no phrase takes what begins a question",
    ),
    Mutation(
        "answer/reservations.py",
        "    is_part_of_another,\n",
        "",
        "who is told with a firm is no part of it",
    ),
    Mutation(
        "answer/reservations.py",
        "    is_to_become,\n",
        "",
        "who is to become something is not that yet",
    ),
    Mutation(
        "language/english/parties.py",
        "return was_being and bool(words) and words[0] in lexicon.taking_part",
        "return False",
        "who is part of it takes no side",
    ),
    Mutation(
        "language/english/replies.py",
        "kinds and lexicon.beside_replies.issuperset(words[passed:])",
        "kinds",
        "a reply says nothing else",
    ),
    Mutation(
        "language/english/replies.py",
        "        if not lexicon.beside_replies.issuperset(words[passed:start]):\n            return None\n",
        "",
        "a reply says nothing else before",
    ),
    Mutation(
        "language/english/replies.py",
        "        if start < passed:\n",
        "        if False:\n",
        "a phrase within another says nothing",
    ),
    Mutation(
        "language/english/replies.py",
        'None if reply == "heard" and folded.endswith("?") else reply',
        "reply",
        "who asks has not merely heard",
    ),
    Mutation(
        "question/messages.py",
        "return questions if is_reply else",
        "return questions if True else",
        "beside anything else a reply is said of that",
    ),
    Mutation(
        "question/facets.py",
        ' or (reply != "heard" and (previous is None or not previous.facts))',
        "",
        "what was not answered is not doubted",
    ),
    Mutation(
        "answer/replying.py",
        "not previous.is_certain or request.question.manner.reply",
        "request.question.manner.reply",
        "what was not certain is not told again as if it was",
    ),
    Mutation("answer/offering.py", ">= MUCH_LIKELIER * stated", ">= stated", "a gap hides no fact that is near"),
    Mutation(
        "language/english/manner.py",
        "if word in lexicon.pronouns)\n    return starts",
        "if word in lexicon.pronouns - lexicon.existing)\n    return starts",
        "'there' points at a place unless it says that something exists",
    ),
    Mutation(
        "question/understanding.py",
        " or previous.target in index.base.gaps",
        "",
        "of what nobody states no name is listed",
    ),
    Mutation(
        "question/followup.py",
        "    if swaps(question, previous, index):\n        # What",
        "    if False:\n        # What",
        "what was told of the one need not be told of the other",
    ),
    Mutation(
        "question/followup.py",
        " or not index.language.personal.isdisjoint(question.words)",
        "",
        "'he' is whoever was told of",
    ),
    Mutation(
        "question/gates.py",
        "if candidate.target.is_stated and not question.is_check:",
        "if False:",
        "what is asked of another year is not certain",
    ),
    Mutation(
        "question/overview.py",
        "and not goes_on",
        "",
        "who goes on asks what that is about which was told",
    ),
    Mutation("question/overview.py", "2 * asking >= len", "asking >= len", "half of the wordings make an overview"),
    Mutation(
        "question/overview.py",
        "if not question.wants <= ABOUT or",
        "if",
        "who asks for more wants no summary",
    ),
    Mutation(
        "question/facets.py",
        'return "document" if request.sources else "in short"',
        'return "in short"',
        "one document is summed up by what it says",
    ),
    Mutation(
        "language/english/settling.py",
        " and not (at and readings[at - 1].spelled in lexicon.before_about)",
        "",
        "how it came about is not what it is about",
    ),
    Mutation(
        "language/english/settling.py",
        "or not lexicon.interrogatives.isdisjoint(length)",
        "",
        "in which words asks for words",
    ),
    Mutation(
        "question/persons.py",
        "return tuple(name for name in members if is_introduced_as_head(name, index))",
        "return tuple(members)",
        "who is introduced as something else heads nothing",
    ),
    Mutation(
        "question/persons.py",
        "return not is_told and _may_ask_of_person(request) and",
        "return _may_ask_of_person(request) and",
        "what a fact is certain to tell goes first",
    ),
    Mutation(
        "answer/offering.py",
        'or question.manner.form == "yesno" or points_at',
        'or question.manner.form == "yesno"',
        "what points at something is no small talk",
    ),
    Mutation(
        "language/english/verbs.py",
        "return not (is_unit or word.endswith(PARTICIPLE)) and _goes_on(after, readings, lexicon)",
        "return True",
        "a participle makes no sentence, nor does a currency",
    ),
    Mutation(
        "language/english/verbs.py",
        "return _is_regular_past(word) and (after in lexicon.particles or after in _names(readings, 0))",
        "return False",
        "what was done is stated in three words",
    ),
    Mutation(
        "answer/reservations.py",
        "    is_doubtful,\n",
        "",
        "what is uncertain is not so",
    ),
    Mutation(
        "answer/ruling.py",
        "return None if only_names_speaker(case, self._hearing) else",
        "return",
        "who said it is in dispute, and nothing else that is said of him",
    ),
    Mutation(
        "language/english/english.py",
        "and self.coordinating.isdisjoint(first):",
        "and False:",
        "two that belong together make no two clauses",
    ),
    Mutation(
        "answer/reservations.py",
        "return not (carries or any(",
        "return not (carries or False and any(",
        "a word of general use says something where a fact is told with it",
    ),
    Mutation(
        "answer/verdict.py",
        "return left <= self._slack and len(stating) <= 1",
        "return len(stating) <= 1",
        "parties in each other's place are denied only where all else is told",
    ),
    Mutation(
        "answer/hearing.py",
        "return unexplained | {COMPARING} if self._is_at_one(case) else unexplained",
        "return unexplained",
        "who agrees has to be explained",
    ),
    Mutation(
        "knowledge/comparison.py",
        "return one.meets(other) and not one.parts_from(other)",
        "return one.meets(other)",
        "a ceiling is no floor",
    ),
    Mutation(
        "language/english/english.py",
        "leads_up = any(at == begins for at, _ in find_phrases(words, self.leading_up))",
        "leads_up = False",
        "a clause may lead up to the main one",
    ),
    Mutation(
        "language/english/english.py",
        "plain = self._in_other_words.sub(lambda phrase: self.rewrites[phrase[0]], dated)",
        "plain = dated",
        "'nothing but' is only",
    ),
    Mutation(
        "language/english/denials.py",
        "find_phrases(words, lexicon.long_bounds)",
        "find_phrases(words, lexicon.numbers.long_bounds)",
        "'no later than' denies nothing",
    ),
    Mutation(
        "question/reader.py",
        "[one for one in self._language.find_numbers(words) if not self._is_in_name(words, one)]",
        "self._language.find_numbers(words)",
        "the number of a name counts nothing",
    ),
    Mutation(
        "answer/assertion.py",
        "return replace(dates, is_over=is_over)",
        "return dates",
        "what is over after a date is so until then",
    ),
    Mutation(
        "answer/assertion.py",
        "begins, ends = next(iter(told_stretches)) if is_as_exact else find_place(told, whole)",
        "begins, ends = find_place(told, whole)",
        "a month may be told with the part of it",
    ),
    Mutation(
        "answer/assertion.py",
        "(is_near or (mention.bound is None and rounds(mention.amount, form.amount)))",
        "(mention.bound is None and rounds(mention.amount, form.amount))",
        "'nearly 75' does not deny 70",
    ),
    Mutation(
        "answer/assertion.py",
        "mention.bound in ROUGH and _is_told_so(asserted, told, mention)",
        "mention.bound not in LIMITING and _is_told_so(asserted, told, mention)",
        "'exactly three minutes' is no 3:16",
    ),
    Mutation(
        "answer/reservations.py",
        "return not (index.subject & hearing.find_siding(question)) <= told | others | index.homes_of(told)",
        "return False",
        "what one party is told of holds not for the other",
    ),
    Mutation(
        "answer/reservations.py",
        "if reading.spelled in extreme and at not in figured",
        "if reading.spelled in extreme",
        "'only two' is told by two",
    ),
    Mutation(
        "answer/reservations.py",
        'if any(isinstance(value, Bounded) and value.bound != "exactly" for value in values):',
        "if False:",
        "'only up to 12' says more than 'up to 12'",
    ),
    Mutation(
        "answer/reservations.py",
        'return any(one.meaning.kind == "filler" and other.meaning in each for one, other in pairwise(told.readings))',
        "return False",
        "'a season' is every season",
    ),
    Mutation(
        "answer/reservations.py",
        "if not language.doubting.isdisjoint(question.words) or (",
        "if False and (",
        "who leaves it open settles nothing",
    ),
    Mutation(
        "answer/substitution.py",
        "readings = _without_homes(question, index.homes_of(persons) | index.subject, index)",
        "readings = question.readings",
        "a country may stand between two names of one person",
    ),
    Mutation(
        "answer/hearing.py",
        "told |= self.index.subject - self._find_other_agents(case)",
        "told |= self.index.subject",
        "whom all is about takes nobody's place",
    ),
    Mutation(
        "answer/hearing.py",
        'if t.kind == "term" and t in general else t',
        "if False else t",
        "words of general use weigh little, whatever their synonyms say",
    ),
    Mutation(
        "answer/hearing.py",
        '(LIGHT if term.kind == "term" and term in asked else 1)',
        "1",
        "what people ask a fact with weighs little",
    ),
    Mutation(
        "question/features.py",
        "return max((wording(question, proposal) for proposal in proposals), default=0.0)",
        "return 0.0",
        "how near the nearest wording comes is a feature",
    ),
    Mutation(
        "answer/ruling.py",
        "most = self._find_slack(case, is_likeliest=is_likeliest)",
        'most = float("inf")',
        "what words do not account for is not proven",
    ),
    Mutation(
        "answer/reservations.py",
        "(is_certain, goes_beyond, has_reason, has_rate)",
        "(is_certain, has_reason, has_rate)",
        "'only' and 'most' need proof",
    ),
    Mutation(
        "answer/hearing.py",
        " if not request.sources or c.source in request.sources]",
        "]",
        "a question about one document is judged by it alone",
    ),
    Mutation(
        "answer/ruling.py",
        'return "disputed" if figures and is_contradicted else "supported"',
        'return "supported"',
        "a bare figure between contradicting bounds is disputed",
    ),
    Mutation(
        "answer/hearing.py",
        "if _are_swapped(parties, lore) != is_turned:",
        "if False:",
        "who does it and to whom is not exchanged",
    ),
    Mutation(
        "answer/verdict.py",
        "if is_denial is None or _is_ambiguous(question) or len(question.numbers) > MAX_FIGURES:",
        "if False:",
        "what denies one part of a sentence denies nothing of the other",
    ),
    Mutation(
        "answer/verdict.py",
        "        if contrast := self._index.language.find_contrast(request.question.readings):\n",
        "        if contrast := None:\n",
        "what sets some against others is judged without them",
    ),
    Mutation(
        "answer/verdict.py",
        "        if quantifier := request.question.manner.quantifier:\n",
        "        if quantifier := None:\n",
        "what is said of a number of documents is counted",
    ),
    Mutation(
        "answer/verdict.py",
        'return "contradicted" if case else None',
        "return None",
        "a document without the name does not go along",
    ),
    Mutation(
        "answer/verdict.py",
        "self._holds_other(request, other)\n",
        "False\n",
        "what one fact bears out and another denies is not judged",
    ),
    Mutation(
        "answer/hearing.py",
        "return 0.0 if self.index.is_idle(term) else LIGHT * self.index.rarest",
        "return 0.0",
        "words of general use may change what is said",
    ),
    Mutation(
        "answer/hearing.py",
        "if mention.bound and not case.lore.tells(mention)}",
        "if False}",
        "a figure with a bound has to be held against a value",
    ),
    Mutation(
        "question/deciding.py",
        "    if ranking.question.is_check:",
        "    if False:",
        "a figure is held against what can hold it",
    ),
    Mutation(
        "answer/ordering.py",
        'return "disputed" if len(agreeing) > 1 else None',
        'return "disputed" if agreeing else None',
        "the same place in an order proves nothing",
    ),
    Mutation(
        "answer/ordering.py",
        "        if at not in counted",
        "        if True",
        "a third of something is no place in an order",
    ),
    Mutation(
        "answer/ruling.py",
        "if len({claim.denied for claim in case.held}) > 1:",
        "if False:",
        "what one says and another denies is disputed",
    ),
    Mutation(
        "answer/ruling.py",
        "            unexplained -= hearing.find_companions(case)",
        "            pass",
        "who else has a part in it helps nothing against a value",
    ),
    Mutation(
        "answer/assertion.py",
        'against = frozenset(term for term in against if unit_of(term) not in measures | {""})',
        "against = frozenset()",
        "of figures in two measures each has to hold",
    ),
    Mutation(
        "answer/lore.py",
        "if not any(phrase > frozenset(one) for phrase in told))",
        ")",
        "a phrase that tells a fact is no opposite",
    ),
    Mutation(
        "answer/counting.py",
        "    if most_likely < least or (quantifier.is_strict and yes > most):",
        "    if most_likely < least:",
        "more than the only one are too many",
    ),
    Mutation(
        "answer/counting.py",
        "yes >= least and most_likely <= most",
        "yes >= least",
        "who is not known may be one too many",
    ),
    Mutation(
        "answer/substitution.py",
        "question.manner.is_negated or question.manner.adds:",
        "question.manner.is_negated:",
        "one more is put in nobody's place",
    ),
    Mutation(
        "answer/substitution.py",
        "return any(_sort_of(term, index) == sort for term in told - question.terms)",
        "return True",
        "only one of the same sort can be put in the place of what is told",
    ),
    Mutation(
        "answer/verdict.py",
        '        if "contradicted" in verdicts:\n',
        "        if False:\n",
        "one false part makes the whole false",
    ),
    Mutation(
        "answer/assertion.py",
        "if stance is Stance.SILENT and listed.complete and not",
        "if stance is Stance.SILENT and not",
        "a list of examples rules nobody out",
    ),
    Mutation(
        "answer/assertion.py",
        "if rules_out(denied, value, assertion.entities)]",
        "if value]",
        "a denial contradicts nothing but what it denies",
    ),
    Mutation(
        "answer/assertion.py",
        "if is_of_other_time or (held",
        "if (held",
        "what held at one time says nothing of another",
    ),
    Mutation(
        "answer/times.py",
        "min(spans, key=lambda span: abs(span[1] * amount - told.length[span[0]]))",
        "spans[-1]",
        "a bare figure counts the unit to which it comes nearest",
    ),
    Mutation(
        "answer/times.py",
        '_write_date(year or end.year, part or f"{end.month:02}", day)',
        '_write_date(end.year, f"{end.month:02}", day)',
        "a year and a month that are named are not those that are told",
    ),
    Mutation(
        "answer/assertion.py",
        "Stance.SUPPORTS if speakers[0] == speaker else",
        "Stance.SUPPORTS if speakers[0] != speaker else",
        "who spoke is confirmed, not denied",
    ),
    Mutation(
        "answer/assertion.py",
        "return bool(same) and mention.unit not in same",
        "return False",
        "the told figure in another currency is denied",
    ),
    Mutation(
        "answer/lore.py",
        "parted[_denies(index, phrase)]",
        "parted[False]",
        "a denial is no opposite besides",
    ),
    Mutation(
        "question/proposing.py",
        "is_as_full = len(wording.signs) > 1 or",
        "is_as_full = True or",
        "of a wording with one word that counts the others count too",
    ),
    Mutation(
        "language/english/openings.py",
        "    if start := find_request(words, lexicon):\n        return start\n    start",
        "    start",
        "what is wanted stands after a request",
    ),
    Mutation(
        "language/english/relatives.py",
        "return frozenset(at for at in joining if not (at and _asks(folded, words, at, lexicon)))",
        "return frozenset(joining)",
        "a question at the end asks",
    ),
    Mutation(
        "question/messages.py",
        "if is_topic and index.reader.read(sentence)",
        "if False and index.reader.read(sentence)",
        "a name before a colon is a part of what stands after it",
    ),
    Mutation(
        "answer/composing.py",
        'is_unproven = request.facet == "check" and best is not None',
        "is_unproven = _wants_verdict(request) and best is not None",
        "no statement is certain without a verdict",
    ),
    Mutation(
        "answer/hearing.py",
        "return {claim: SILENT if claim in withheld else one for claim, one in held.items()}",
        "return held",
        "that a figure was withheld says nothing of which it is",
    ),
    Mutation(
        "answer/substitution.py",
        'case.probability < MORE_LIKELY_THAN_NOT or any(term.kind == "number" for term in case.measured)',
        "case.probability < MORE_LIKELY_THAN_NOT",
        "a figure that one has another may have as well",
    ),
    Mutation(
        "answer/ruling.py",
        'is_early = verdict == "supported" and is_likeliest and not request.question.manner.is_negated',
        "is_early = False",
        "what is told as done and only planned is denied",
    ),
    Mutation(
        "answer/verdict.py",
        "return is_denied or any(self._hearing.is_swapped(part.question, whole.fact) for part in parts)",
        "return is_denied",
        "no statement is borne out as a whole that has the parties in each other's place in a part",
    ),
    Mutation(
        "answer/verdict.py",
        "            or any(self._turns_round(request, fact) for fact in judges)\n",
        "",
        "what has the parties of one fact in each other's place is borne out by no other",
    ),
    Mutation(
        "answer/verdict.py",
        "if not (is_figure_false or are_exchanged(case)):",
        "if not are_exchanged(case):",
        "who stands in another's place with a figure that is false is denied",
    ),
    Mutation(
        "answer/hearing.py",
        "is_changed = bool(agents - acting)",
        "is_changed = bool(agents)",
        "who acts after 'by' is told from his own end",
    ),
    Mutation(
        "answer/hearing.py",
        "found -= {term for term in found - siding",
        "found -= {term for term in frozenset(found) & frozenset()",
        "a figure of somebody else's denies nothing",
    ),
    Mutation(
        "answer/hearing.py",
        "return called if speaks or is_named else frozenset()",
        "return frozenset()",
        "how a document is called is accounted for",
    ),
    Mutation(
        "answer/hearing.py",
        "(held.stance is Stance.SUPPORTS and not held.terms <= limited)",
        "held.stance is Stance.SUPPORTS",
        "a limit of what something else counts bears out nothing",
    ),
    Mutation(
        "answer/lore.py",
        "() if is_negated else _general_opposites(index, told)",
        "_general_opposites(index, told)",
        "the vocabulary opposes nothing that is denied",
    ),
    Mutation(
        "answer/lore.py",
        "if not statement.terms.issuperset(one))",
        "if one)",
        "what a fact says itself is no opposite of it",
    ),
    Mutation(
        "answer/lore.py",
        "return (number_key(mention), mention.bound) in self.limits",
        "return False",
        "a figure may be told with the bound that it has",
    ),
    Mutation(
        "language/english/english.py",
        "if is_elliptic else clause",
        "if False else clause",
        "a clause that only says who else is completed",
    ),
    Mutation(
        "language/english/manner.py",
        "for asks in (_wants, _asks_reason",
        "for asks in (_asks_reason",
        "who says what he would have asks for it",
    ),
    Mutation(
        "language/english/verbs.py",
        "if word in lexicon.unchanging and before in _names(readings, -1):",
        "if False:",
        "a verb may have its past as its present",
    ),
    Mutation(
        "language/english/manner.py",
        "    said = said[_find_condition(folded, said, lexicon) :]\n",
        "",
        "what a condition denies denies nothing",
    ),
    Mutation(
        "language/english/contrasts.py",
        "return is_told and words[0]",
        "return False and words[0]",
        "what ends a statement after 'not' is set apart",
    ),
    Mutation(
        "question/understanding.py",
        "most = max(MAX_NEAREST, NEAREST_OF_PART * len(parts))",
        "most = MAX_NEAREST",
        "of each of several things two are shown",
    ),
    Mutation(
        "question/understanding.py",
        "talking = [request for request in requests if not request.is_small_talk] or requests",
        "talking = requests",
        "thanks are not answered where something else is said",
    ),
    Mutation(
        "question/understanding.py",
        'if clause.manner.is_negated and clause.keys("name"):',
        "if False:",
        "a clause that only denies says something",
    ),
    Mutation(
        "question/index.py",
        "for author in authors if author not in self._told_of",
        "for author in authors",
        "who is told of by others names no document",
    ),
    Mutation(
        "answer/assertion.py",
        "    if stances and told.date:\n",
        "    if False:\n",
        "a part of a month is held against a day",
    ),
    Mutation(
        "answer/assertion.py",
        "is_apart = ends <= stretch[0] - LEEWAY or begins >= stretch[1] + LEEWAY",
        "is_apart = True",
        "nobody knows exactly where a part of a month ends",
    ),
    Mutation(
        "answer/reservations.py",
        "    tells_little,\n",
        "",
        "of a short statement nothing may be left",
    ),
    Mutation(
        "question/documents.py",
        "        return named\n    kinds =",
        "        pass\n    kinds =",
        "a document that is named is meant, and no other of its kind",
    ),
    Mutation(
        "question/documents.py",
        "return all(is_of_document(one, index) or known.issuperset(one.spelled.split()) for",
        "return all(True for",
        "who asks of a matter asks nothing of documents",
    ),
    Mutation(
        "question/documents.py",
        "and question.wants <= DESCRIBING",
        "",
        "how many is no question of what a document is",
    ),
    Mutation(
        "question/facets.py",
        "    if best.target.is_stated and request.sources and told.isdisjoint(request.sources):",
        "    if False:",
        "what another document tells does not say who wrote this one",
    ),
    Mutation(
        "question/deciding.py",
        "for fact, share in ranking.facts.items() if fact not in told}",
        "for fact, share in ranking.facts.items()}",
        "what is told already is not near besides",
    ),
    Mutation(
        "question/facets.py",
        "return best.proposal.is_same or is_certain",
        "return False",
        "a fact that tells who wrote a document says more than its description",
    ),
    Mutation(
        "question/facets.py",
        "(len(meant) > 1 or (meant and request.previous is None))",
        "meant",
        "'does 003 say the same?' goes on with the matter",
    ),
    Mutation(
        "question/request.py",
        "if documents and not facts:",
        "if False:",
        "who asks what a document is goes on with the matter afterwards",
    ),
    Mutation(
        "answer/documents.py",
        'outcome: Outcome = "answered" if any(asked) or not asked else "not_stated"',
        'outcome: Outcome = "answered"',
        "who wrote what nobody signed is not stated",
    ),
    Mutation(
        "answer/documents.py",
        "pair <= sources if len(sources) > 1 else",
        "",
        "of two documents only what these contradict each other on",
    ),
    Mutation(
        "answer/archive.py",
        "if any(self._tells_of(fact, (one,)) for one in persons)",
        "",
        "of somebody only what is told of him",
    ),
    Mutation(
        "question/concordance.py",
        'read(_STUCK.sub(r"\\1 ", sentence.text))',
        "read(sentence.text)",
        "a number that sticks to a headline is no part of its first word",
    ),
    Mutation(
        "question/gates.py",
        "    hardly_explained,\n    other_answer,\n",
        "    hardly_explained,\n",
        "who is not answered by when",
    ),
    Mutation(
        "question/gates.py",
        "asked = profile.wants.keys() | (OF_AMOUNTS if not OF_AMOUNTS.isdisjoint(profile.wants) else frozenset())",
        "asked = profile.wants.keys()",
        "people ask for any figure by either word",
    ),
    Mutation(
        "answer/verdict.py",
        "        if not proven:\n            cases, proven = self._rule(request, [*self._find_measured(request)])\n",
        "",
        "a figure is held against the one that is told, whatever it counts",
    ),
    Mutation(
        "answer/verdict.py",
        '            units -= {""}\n',
        "            pass\n",
        "a small number may count anything",
    ),
    Mutation(
        "answer/verdict.py",
        " and named <= self._hearing.lore(fact).told",
        "",
        "of whom no such figure is told it is no wrong one",
    ),
    Mutation(
        "answer/substitution.py",
        " or term in index.homes_of(told)",
        "",
        "a land is no other place than its town",
    ),
    Mutation(
        "answer/substitution.py",
        "return are_examples or",
        "return",
        "beside examples there may be others",
    ),
    Mutation(
        "answer/assertion.py",
        "isdisjoint(after[:end])",
        "isdisjoint(after)",
        "a number for some is no number of them",
    ),
    Mutation(
        "question/facets.py",
        "if not meant and asks_for_clashes(question, index):",
        "if False:",
        "where documents are at odds at all is asked in any words",
    ),
    Mutation(
        "question/mentions.py",
        "not (before and after) and ",
        "",
        "who mentions somebody is no document",
    ),
    Mutation(
        "question/mentions.py",
        "(words in language.mentioning_alone or _speaks_of_documents(question, index))",
        "True",
        "firms list and name, too",
    ),
    Mutation(
        "question/mentions.py",
        "any(topic.is_strange or index.concordance.find(topic.words) for topic in found)",
        "True",
        "what the fact base has other words for may be told in those",
    ),
    Mutation(
        "answer/documents.py",
        "count = quantifier or Quantifier(least=None if sources else 1)",
        "count = quantifier or Quantifier(least=None)",
        "one document of all is enough",
    ),
    Mutation(
        "answer/repeating.py",
        "next(filter(is_contradicted, told), told[0])",
        "told[0]",
        "a sentence in dispute is so, as it tells something else too",
    ),
    Mutation(
        "answer/repeating.py",
        "            yield claim.evidence, name\n",
        "",
        "only whole sentences are pasted",
    ),
    Mutation(
        "answer/verdict.py",
        "        if told := self._find_told(request):\n            return told\n",
        "",
        "what stands in a document is read word by word",
    ),
    Mutation(
        "answer/lore.py",
        "return tuple(texts.union(bare))",
        "return tuple(texts)",
        "an article parts a phrase",
    ),
    Mutation(
        "answer/reservations.py",
        "leaves_open = denies == doubting.isdisjoint(question.words)",
        "leaves_open = denies or not doubting.isdisjoint(question.words)",
        "what is not in doubt is left open",
    ),
    Mutation(
        "answer/ruling.py",
        'return None if opposes and sweeps(case, self._hearing) else "contradicted"',
        'return "contradicted"',
        "the opposite is denied of nobody",
    ),
    Mutation(
        "answer/assertion.py",
        "(is_near or (mention.bound is None and rounds(mention.amount, form.amount)))",
        "is_near",
        "what is rounded off is wrong",
    ),
    Mutation(
        "answer/assertion.py",
        "return is_close and isinstance(exponent, int) and round",
        "return isinstance(exponent, int) and round",
        "ten is what twelve comes to",
    ),
    Mutation(
        "answer/substitution.py",
        "(_is_range(case.held) or _is_rounded_off(put, case))",
        "_is_range(case.held)",
        "a rounded percentage is put in place of another",
    ),
    Mutation(
        "answer/verdict.py",
        'key=lambda one: (one[1] == "contradicted", bool(question.units) and not one[0].measured),',
        'key=lambda one: one[1] == "contradicted",',
        "a figure in passing is as good as one that a fact is about",
    ),
    Mutation(
        "language/english/english.py",
        "is_one = self._joins_words(before, after) or self._joins_figures(before, joint[0], after)",
        "is_one = self._joins_words(before, after)",
        "a clause is cut inside a figure",
    ),
    Mutation(
        "question/spelling.py",
        "return known not in self._fillers or len(word) <= len(known) or _undoubled(word) == _undoubled(known)",
        "return True",
        "a name is a word that means nothing",
    ),
    Mutation(
        "answer/assertion.py",
        "if one.spelled in language.leaving and not (before and before.spelled in language.equating)",
        "if one.spelled in language.leaving",
        "who is from somewhere has left it",
    ),
    Mutation(
        "language/english/verbs.py",
        'if lexicon.asks.get(pair[1:]) != "said"]',
        "]",
        "what somebody said has happened",
    ),
    Mutation(
        "answer/lore.py",
        "if denied.isdisjoint(one) and not question.denying.issuperset(one)",
        "if not question.denying.issuperset(one)",
        "what is told with a negation is its opposite",
    ),
    Mutation(
        "answer/reservations.py",
        "if not (manner.is_done or manner.is_past) or not wanted",
        "if not manner.is_done or not wanted",
        "who approved what needs an approval has done so",
    ),
    Mutation(
        "answer/reservations.py",
        "    is_still_ahead,\n",
        "",
        "what is to come has happened",
    ),
    Mutation(
        "language/english/manner.py",
        "is_ahead=is_undone and not has_past(words, lexicon),",
        "is_ahead=is_undone,",
        "who has agreed to it has not agreed yet",
    ),
    Mutation(
        "language/english/verbs.py",
        "        if word in finite or is_form_in_s(word, lexicon):\n            return False\n    return False",
        "    return False",
        "what is done to what was ordered happened",
    ),
    Mutation(
        "language/english/verbs.py",
        "before not in before_others and is_past_form(word, lexicon)",
        "is_past_form(word, lexicon)",
        "what must be repaid has been",
    ),
    Mutation(
        "answer/reservations.py",
        "    is_wanted,\n",
        "",
        "what somebody wants has not come about",
    ),
    Mutation(
        "answer/reservations.py",
        "    if asks and case.is_silent:",
        "    if False:",
        "what is told in different ways is not so",
    ),
    Mutation(
        "answer/reservations.py",
        "term.key in lore.members or term in hearing.index.subject for",
        "term.key in lore.members for",
        "two names alone say nothing of a fact",
    ),
    Mutation(
        "answer/hearing.py",
        "        told -= self._find_unplaced(case)\n",
        "",
        "where somebody is from, he did it",
    ),
    Mutation(
        "answer/assertion.py",
        'is_meant = mention.unit != "year" and not _is_far_off(mention, form)',
        'is_meant = mention.unit != "year"',
        "what counts something else is a wrong figure",
    ),
    Mutation(
        "answer/ruling.py",
        "is_open = self._denies_saying(case) or counts_outside_denial(case, self._hearing)",
        "is_open = self._denies_saying(case)",
        "so many are denied as of whom it is not told",
    ),
    Mutation(
        "answer/reservations.py",
        "    if case.lore.is_negated or not question.manner.is_negated:\n",
        "    if not question.manner.is_negated:\n",
        "of a denial no figure is denied",
    ),
    Mutation(
        "answer/verdict.py",
        "if not units or find_given(request.question, self._index.base):",
        "if not units:",
        "a figure that follows is a wrong one",
    ),
    Mutation(
        "answer/reckoning.py",
        "(*likely, *given)",
        "likely",
        "what follows is not looked for by its figure",
    ),
    Mutation(
        "answer/hearing.py",
        "        told -= self._find_misplaced(case)\n",
        "",
        "another country is not the one that is told",
    ),
    Mutation(
        "answer/reservations.py",
        "    is_past,\n",
        "",
        "what was so once need not go on",
    ),
    Mutation(
        "language/english/manner.py",
        "return any(word_at(words, end) not in lexicon.ending for end in ends)",
        "return any(True for end in ends)",
        "what is still to come does not go on",
    ),
    Mutation(
        "answer/quoting.py",
        "if probability >= self._model.sure), 0)",
        "if True), 0)",
        "what somebody said is certain only where it is likely enough",
    ),
    Mutation(
        "answer/quoting.py",
        " if facts and all(map(self._index.is_known, asked)) else None",
        " if facts else None",
        "a word that nothing knows may be what is asked for",
    ),
    Mutation(
        "answer/verdict.py",
        'verdict == "supported" and self._is_unnamed(request)',
        "False",
        "a document has to name whom it is said to speak of",
    ),
    Mutation(
        "answer/reservations.py",
        "(is_certain, goes_beyond, has_reason, has_rate)",
        "(is_certain, goes_beyond, has_rate)",
        "a reason has to be told",
    ),
    Mutation(
        "answer/ruling.py",
        "if Stance.SUPPORTS not in taken and is_less_exact(case, self._hearing):",
        "if False:",
        "what one document leaves open another does not deny",
    ),
    Mutation(
        "answer/reservations.py",
        " and not _joins_others(case.question, language.joint)",
        "",
        "'all' of something is not all of those named",
    ),
    Mutation(
        "answer/reservations.py",
        "extreme -= language.paired",
        "pass",
        "what is joined may have a word for two beside it",
    ),
    Mutation(
        "answer/ordering.py",
        "1 not in find_ranks(text, language)",
        "False",
        "one of the biggest is not the biggest",
    ),
    Mutation(
        "answer/offering.py",
        " and not (asks and target.name in TALK)",
        "",
        "a question is not thanked for",
    ),
    Mutation(
        "question/understanding.py",
        "is_claim = previous is not None and not (is_foreseen or asks_same)",
        "is_claim = previous is not None and not is_foreseen",
        "after an open question another name is asked the same",
    ),
    Mutation(
        "question/deciding.py",
        "(*stated, *computed)",
        "stated",
        "what a figure is computed from may judge",
    ),
    Mutation(
        "language/english/numbers.py",
        "return amount.value + parts.value / HUNDRED, parts.end + 1",
        "return amount.value, end",
        "cents are a part of a sum",
    ),
    Mutation(
        "language/english/openings.py",
        "_skip_assurance(words, _skip_hearsay(words, start, lexicon), lexicon)",
        "_skip_assurance(words, start, lexicon)",
        "who is said to have said it is passed over",
    ),
    Mutation(
        "language/english/openings.py",
        "return not asks_advice(words, lexicon)",
        "return True",
        "who asks what he is to do wants no verdict",
    ),
    Mutation(
        "answer/nuance.py", "is_back or is_inverse or", "is_inverse or", "from what to what is told in that order"
    ),
    Mutation("answer/nuance.py", "is_back or is_inverse or", "is_back or", "more is not less"),
    Mutation(
        "answer/ruling.py",
        "        if settles_it(case, hearing):",
        "        if False:",
        "what somebody asks is not so yet",
    ),
    Mutation(
        "answer/verdict.py",
        'LEAST_LIKELY: Final[Mapping[Verdict, float]] = {"supported": 0.2,',
        'LEAST_LIKELY: Final[Mapping[Verdict, float]] = {"supported": 0.0,',
        "what is hardly meant bears nothing out",
    ),
    Mutation(
        "answer/reservations.py",
        "bool(case.measured) and not all(isinstance(one.value, Quotation) for one in case.held)",
        "bool(case.measured)",
        "who speaks alone is no proof of what is said of him",
    ),
    Mutation("answer/hearing.py", "if term in self._superlatives:", "if False:", "an extreme has to be told"),
    Mutation(
        "answer/hearing.py",
        "return is_against and held.terms",
        "return False and held.terms",
        "a date that the passage tells as well speaks against nothing",
    ),
    Mutation(
        "answer/hearing.py",
        'if any(one != other and entities[one].kind == entities[other].kind == "person" for one, other in pairs):',
        "if False:",
        "one person is not another one",
    ),
    Mutation(
        "answer/substitution.py",
        "if question.manner.offers or not is_told:",
        "if question.manner.offers:",
        "a figure alone stands in place of nothing",
    ),
    Mutation(
        "language/english/manner.py",
        "{one.spelled, other.spelled} <= lexicon.comparatives",
        "False",
        "'cheaper or dearer' asks which",
    ),
    Mutation(
        "language/english/settling.py",
        "if reading.spelled in lexicon.ended and at",
        "if False and at",
        "what is over is no more",
    ),
    Mutation(
        "answer/nuance.py",
        "and not is_open",
        "and True",
        "who asks as well takes nothing for settled",
    ),
    Mutation(
        "language/english/identities.py",
        "if goes_on or not",
        "if not",
        "who is listed after somebody is not the same",
    ),
    Mutation(
        "language/english/tenses.py",
        "if reading.spelled in lexicon.ending:",
        "if False:",
        "a course may be told from its end",
    ),
    Mutation(
        "question/slots.py",
        "if count <= SLOT_SHARE * len(wordings):",
        "if True:",
        "what most wordings name fills no slot",
    ),
    Mutation(
        "question/request.py",
        "target = None if self.is_small_talk else self.target",
        "target = self.target",
        "who thanks may go on from the answer before",
    ),
    Mutation(
        "question/understanding.py",
        "parts=tuple(_put_to(sources, part) for part in request.parts),",
        "parts=request.parts,",
        "a document is put to all parts of a statement",
    ),
    Mutation(
        "question/proposing.py",
        "for other in index.wordings_of(wording.target) if other.signs == wording.signs",
        "for other in (wording,)",
        "a question is held against all wordings that have its words",
    ),
    Mutation(
        "answer/reservations.py",
        "(is_certain, goes_beyond, has_reason, has_rate)",
        "(goes_beyond, has_reason, has_rate)",
        "what may be need not come",
    ),
    Mutation(
        "answer/hearing.py",
        "return is_planned or is_ahead(",
        "return is_planned and is_ahead(",
        "what may be done is not done",
    ),
    Mutation("answer/hearing.py", " - self._find_words_of_others(case)", "", "who is quoted has said these words"),
    Mutation("answer/lore.py", ", *((term,) for term in aside)", "", "what is told not to be so is the opposite"),
    Mutation(
        "answer/lore.py",
        "if contrast else text.manner.is_negated",
        "if False else text.manner.is_negated",
        "what sets something aside is no denial",
    ),
    Mutation(
        "answer/verdict.py",
        "contrast.aside.isdisjoint(lore.told - lore.aside)",
        "contrast.aside.isdisjoint(lore.told)",
        "what is told to be set aside is set aside",
    ),
    Mutation("answer/reckoning.py", "len(figures) != 1 or ", "", "of two figures nobody knows which is derived"),
    Mutation(
        "answer/reckoning.py",
        " or sum(map(hearing.weigh, left)) > slack",
        "",
        "a derived figure accounts for no stranger",
    ),
    Mutation(
        "answer/reckoning.py",
        "question.manner.is_negated or request.sources or ",
        "request.sources or ",
        "what is denied of a share may be so of the rest",
    ),
    Mutation(
        "answer/reckoning.py",
        " or question.speaks_of_documents",
        "",
        "no document states a derived figure",
    ),
    Mutation(
        "answer/assertion.py",
        '"by" if side == "before" and dates.stretches else side',
        "side",
        "before the end of a month is within it",
    ),
    Mutation(
        "answer/assertion.py",
        "if not told_sides.isdisjoint(SIDES - EARLY if side in EARLY else EARLY):",
        "if False:",
        "what comes by then may not come after something",
    ),
    Mutation(
        "answer/times.py",
        "key=lambda period: _find_gap(period, told), default=None",
        "key=str, default=None",
        "a date without a year is the nearest",
    ),
    Mutation(
        "answer/assertion.py",
        'bound="exactly" if listed.complete else "at_least"',
        'bound="exactly"',
        "of an open list there may be more",
    ),
    Mutation(
        "answer/assertion.py",
        "if m.amount == len(asserted.members) > 1",
        "if False",
        "how many are named goes with their names",
    ),
    Mutation(
        "answer/verdict.py",
        "islice(request.ranking.facts, MAX_EXTREMES)",
        "request.judges",
        "who tells an extreme is meant",
    ),
    Mutation(
        "language/english/contrasts.py",
        "len(words) - (words[-1] in lexicon.auxiliaries)",
        "0",
        "before any other is first",
    ),
    Mutation(
        "answer/verdict.py",
        "a.last < b.first for a in earlier for b in later",
        "a.last > b.first for a in earlier for b in later",
        "what came first has the earlier date",
    ),
    Mutation(
        "answer/verdict.py",
        "islice(request.ranking.facts, most)",
        "request.judges",
        "a fact that tells when is meant",
    ),
    Mutation(
        "language/english/english.py",
        "clauses if word.lower() in self.preceding else clauses[::-1]",
        "clauses",
        "after is not before",
    ),
    Mutation(
        "question/gates.py",
        "if 2 * len(others) > len(said) else None",
        "if len(others) > len(said) else None",
        "what explains nothing of a question is given as certain",
    ),
    Mutation(
        "answer/offering.py",
        "if is_first and is_explained:",
        "if is_first:",
        "what explains hardly anything is said to be meant",
    ),
    Mutation(
        "answer/verdict.py",
        "other != case and _rivals(request, other.fact, case.fact)",
        "other != case",
        "a figure of an unlikely matter keeps a likely one from a Yes",
    ),
    Mutation(
        "answer/verdict.py",
        "next((fact for fact in judges if self._turns_round(request, fact)), None)",
        "next((fact for fact in judges[:1] if self._turns_round(request, fact)), None)",
        "parties in each other's place are seen by the likeliest fact alone",
    ),
    Mutation(
        "answer/verdict.py",
        """is_denied = any(proof.verdict == "contradicted" for proof in proofs)""",
        "is_denied = False",
        "a whole is borne out of which a part is denied",
    ),
    Mutation(
        "answer/lore.py",
        "return not is_front and any",
        "return any",
        "who lends is taken for who borrows",
    ),
    Mutation(
        "answer/hearing.py",
        """(before.kind == "filler" or before in told | found)""",
        "True",
        "one bank is as good as another",
    ),
    Mutation(
        "answer/hearing.py",
        "return frozenset(reading.meaning for reading in question.readings if reading.spelled in language.in_charge)",
        "return frozenset()",
        "who runs it is not known to be its chairman",
    ),
    Mutation(
        "answer/reservations.py",
        "least = LEAST_TOLD_OF_LIKELY if case.probability >= MORE_LIKELY_THAN_NOT else LEAST_TOLD",
        "least = LEAST_TOLD",
        "a likely fact needs as many words as an unlikely one",
    ),
    Mutation(
        "answer/reservations.py",
        "is_excepted or _counts_documents(one.spelled, told)",
        "is_excepted",
        "what is told of every document is told of every one of anything",
    ),
    Mutation(
        "answer/reservations.py",
        """carries = case.question.keys("term") or denies""",
        """carries = case.question.keys("term")""",
        "a curated opposite alone says nothing",
    ),
    Mutation(
        "answer/reservations.py",
        "least = 0 if case.probability >= LIKELY else RARE * index.rarest",
        "least = RARE * index.rarest",
        "words of general use never carry a statement",
    ),
    Mutation(
        "answer/ruling.py",
        "if not is_opposite and holds(SAYS_MORE, case, self._hearing):",
        "if holds(SAYS_MORE, case, self._hearing):",
        "what says the opposite of all is not denied",
    ),
    Mutation(
        "answer/ruling.py",
        "return not negates and self._hearing.index.language.negations.isdisjoint(case.question.words)",
        "return not negates",
        "'not just old ones' is denied as 'only old ones' is",
    ),
    Mutation(
        "answer/reckoning.py",
        'share = portions[word.spelled.partition(" ")[0]]',
        "share = MAJORITY",
        "all is no more than most",
    ),
    Mutation(
        "answer/reckoning.py",
        "> slack or not _names_part(question, figure, hearing):",
        "> slack:",
        "all of something goes against a share of which nothing is said",
    ),
    Mutation(
        "answer/substitution.py",
        'return "supported" if language.in_charge.issuperset(posts) else None',
        'return "supported"',
        "who heads a firm holds any post in it",
    ),
    Mutation(
        "answer/substitution.py",
        "if home is None or not is_introduced_as_head(person, index):",
        "if home is None:",
        "whoever belongs to a firm heads it",
    ),
    Mutation(
        "answer/assertion.py",
        """if entities[name].kind == "place" or name == told.place)""",
        """if entities[name].kind == "place")""",
        "a thing that stands on a site stands nowhere",
    ),
    Mutation(
        "answer/hearing.py",
        "aside |= told.others - lore.members - parties.agents",
        "aside = aside",
        "who is told at the other end is one of those that are told",
    ),
    Mutation(
        "language/english/numbers.py",
        "(_OLD_YEARS if is_dated else _YEARS)",
        "_YEARS",
        "nothing happened before 1900",
    ),
    Mutation(
        "answer/replying.py",
        "if len(findings) == 1:",
        "if not findings:",
        "who said it is not told",
    ),
    Mutation(
        "language/english/denials.py",
        "frozenset((*denied, *filter(None, sided)))",
        "frozenset(denied)",
        "who voted against may have voted for it",
    ),
    Mutation(
        "language/english/openings.py",
        "words[-1] in lexicon.tags and tuple(words[-2:]) not in lexicon.denials:",
        "words[-1] in lexicon.tags:",
        "who voted no voted",
    ),
    Mutation(
        "language/english/parties.py",
        "before in lexicon.towards | lexicon.giving or not is_attribute",
        "before in lexicon.towards or not is_attribute",
        "who is lent money is not told",
    ),
    Mutation(
        "language/english/parties.py",
        " or _is_attribute(readings, at, lexicon)):",
        "):",
        "the workers of a firm are the firm",
    ),
    Mutation(
        "language/english/verbs.py",
        "if goes_on and _is_regular_past(word) and (before in lexicon.subjects or before in _names(readings, -1)):",
        "if goes_on and _is_regular_past(word) and before in _names(readings, -1):",
        "what they did is no statement",
    ),
    Mutation(
        "language/english/manner.py",
        "is_present=not lexicon.present.isdisjoint(words) and lexicon.done.isdisjoint(words),",
        "is_present=not lexicon.present.isdisjoint(words),",
        "what has been agreed goes on",
    ),
    Mutation(
        "question/understanding.py",
        "if listed := self._find_listed(whole, most):",
        "if listed := [clause for clause in self._find_listed(whole, most) if False]:",
        "of a list of things one is told",
    ),
    Mutation(
        "language/english/english.py",
        "if len(parts) == 1:",
        "if not parts:",
        "one thing is taken for a list",
    ),
    Mutation(
        "language/english/sums.py",
        "return is_bare and is_reckoned",
        "return is_reckoned",
        "what has a subject is turned away as a sum",
    ),
    Mutation(
        "language/english/sums.py",
        "all(unit_of(number) for number in numbers)",
        "False",
        "figures with their units are turned away as a sum",
    ),
    Mutation(
        "answer/verdict.py",
        """*NAMING, "source") or request.goes_on)""",
        """*NAMING, "source"))""",
        "a bare figure is not held against what was told before",
    ),
    Mutation(
        "answer/verdict.py",
        "return likely.get(fact, 0.0) >= MORE_LIKELY_THAN_NOT",
        "return not likely or likely.get(fact, 0.0) >= MORE_LIKELY_THAN_NOT",
        "a bare figure is denied by whatever has such a unit",
    ),
    Mutation(
        "language/english/manner.py",
        'return "open" if _puts_choice(readings, lexicon) else "yesno"',
        'return "yesno"',
        "who offers two asks which",
    ),
    Mutation(
        "answer/nuance.py",
        "and (one.meaning in said.terms) != (other.meaning in said.terms)",
        "and True",
        "who has both of two shuts none out",
    ),
    Mutation(
        "answer/nuance.py",
        "        or said.manner.offers\n        or language.limits.isdisjoint(words)\n",
        "        or language.limits.isdisjoint(words)\n",
        "who asks which of two shuts none out",
    ),
    Mutation("answer/nuance.py", "or not language.negations.isdisjoint(words)\n", "\n", "'not only' shuts nobody out"),
    Mutation("answer/nuance.py", "one.is_more != other.is_more", "False", "who has less has no more"),
    Mutation(
        "answer/nuance.py", " and (side, of) not in is_told", "", "what comes before one thing may come after another"
    ),
    Mutation(
        "answer/nuance.py",
        '        leads = is_standard or (leads and reading.meaning.kind == "filler")',
        "        leads = is_standard",
        "articles stand between 'than' and a name",
    ),
    Mutation(
        "answer/ruling.py",
        "return not is_listed and shuts_out(",
        "return shuts_out(",
        "who else is in a list its value tells",
    ),
    Mutation(
        "answer/ruling.py",
        "if opposes and case.question.manner.is_negated and",
        "if False and",
        "the opposite of a lack is no denial",
    ),
    Mutation(
        "answer/ruling.py",
        "        if is_half and self._takes_back(case):",
        "        if False:",
        "who says what is denied is contradicted",
    ),
    Mutation(
        "answer/ruling.py",
        "is_open = self._denies_saying(case) or counts_outside_denial(case, self._hearing)",
        "is_open = counts_outside_denial(case, self._hearing)",
        "he may have said it, too",
    ),
    Mutation(
        "answer/ruling.py",
        "is_false = is_likeliest and",
        "is_false = False and",
        "what is planned does not happen in another way",
    ),
    Mutation(
        "answer/ruling.py",
        "if is_denied and not all(isinstance(claim.value, Disclosure) for claim in case.held):",
        "if is_denied:",
        "what is withheld denies nothing of others",
    ),
    Mutation(
        "answer/hearing.py",
        "        if all(isinstance(value, Quotation) for value in values):",
        "        if False:",
        "whoever is said to have denied it, it is the same denial",
    ),
    Mutation(
        "answer/hearing.py",
        "probability >= MORE_LIKELY_THAN_NOT and self.is_one_clause(fact)",
        "probability >= MORE_LIKELY_THAN_NOT",
        "a denial beside other things may be another one",
    ),
    Mutation("answer/hearing.py", " or one.meaning == matter)", ")", "the matter itself is told of everywhere"),
    Mutation(
        "answer/hearing.py", "figures(claim.value) if one == SILENT else one", "one", "figures stand in words, too"
    ),
    Mutation(
        "answer/hearing.py",
        "        if question.numbers and not request.sources:",
        "        if question.numbers:",
        "the words of all are not those of one document",
    ),
    Mutation(
        "answer/hearing.py",
        'aside |= frozenset(term.key for term in lore.told if term.kind == "name") - lore.members',
        "pass",
        "who stands beside a list is none of it",
    ),
    Mutation("answer/assertion.py", " or _measures(value, mention)", "", "a value that measures it has told of it"),
    Mutation(
        "answer/assertion.py",
        "return self.language.distances.isdisjoint(after)",
        "return True",
        "how far off it is, is not how long it takes",
    ),
    Mutation(
        "answer/reservations.py",
        "is_excepted or _counts_documents(one.spelled, told)",
        "_counts_documents(one.spelled, told)",
        "an exception is no part of all",
    ),
    Mutation(
        "answer/reservations.py",
        "        extreme -= language.distributing\n",
        "        pass\n",
        "a figure for each one is told so",
    ),
    Mutation(
        "answer/reservations.py",
        "    if case.probability >= LIKELY and _is_told_by_names(case, hearing):\n        return False\n",
        "",
        "names enough carry a statement",
    ),
    Mutation(
        "answer/substitution.py",
        "case.probability < MORE_LIKELY_THAN_NOT or",
        "False or",
        "what is hardly meant says nothing of others",
    ),
    Mutation(
        "answer/verdict.py",
        "if self._hearing.lore(fact, request.sources).told.isdisjoint(words):",
        "if False:",
        "who is compared is compared in something",
    ),
    Mutation(
        "answer/verdict.py",
        "            return None if proof and self._hearing.lore(proof.fact).is_symmetric else proof\n",
        "            return proof\n",
        "what may be the other way round is not denied to be",
    ),
    Mutation(
        "language/english/contrasts.py",
        "return len(after) > 1 and after <= before",
        "return False",
        "the same the other way round sets nobody aside",
    ),
    Mutation(
        "language/english/comparatives.py",
        " or (led and reading.spelled in lexicon.articles)",
        "",
        "articles stand before names",
    ),
    Mutation(
        "language/english/comparatives.py",
        " or head[place].meaning == standard.meaning",
        "",
        "nobody has more than himself",
    ),
    Mutation(
        "language/english/manner.py",
        '        or (word in lexicon.being and after.endswith("ing"))\n',
        "",
        "what was going on is not done",
    ),
    Mutation("language/english/denials.py", "UNDOING: Final = 4", "UNDOING: Final = 3", "two denials may stand apart"),
    Mutation(
        "answer/hearing.py",
        "others |= _find_givers(question, self.index.language)",
        "others |= frozenset[str]()",
        "from whom somebody has it stands at the other end",
    ),
    Mutation(
        "language/english/denials.py",
        "if at > 1 and word in lexicon.subordinating",
        "if at and word in lexicon.subordinating",
        "'even though' begins no clause that tells why",
    ),
    Mutation(
        "answer/assertion.py",
        " or _is_tighter(asserted, form)",
        "",
        "a nearer bound than the one that is told is another one",
    ),
    Mutation(
        "answer/lore.py",
        "opening = language.being if first.spelled in language.being else {first.spelled}",
        "opening = {one.spelled for one in question.readings if one.meaning.kind == 'filler'}",
        "who 'has supplied' somebody is supplied by nobody",
    ),
    Mutation(
        "answer/verdict.py",
        "return (likeliest, verdict) if is_foreseen else None",
        "return None",
        "curated words tell which of two matters is denied",
    ),
    Mutation(
        "answer/hearing.py",
        "one.meaning for one in case.question.readings if one.spelled in alike",
        "one.meaning for one in case.question.readings if False",
        "one word for a firm is as good as another",
    ),
    Mutation(
        "language/english/parties.py",
        "(was_being and nouns <= 1 and word not in joining)",
        "(was_being and nouns == 0)",
        "who is one of the firms shown does not show them",
    ),
    Mutation(
        "language/english/parties.py",
        "was_being and nouns <= 1 and word not in joining",
        "was_being and nouns <= 1",
        "who is the firm that supplied somebody acts",
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the mutations that are asked for, and print what became of them."""
    numbers, only_lists = _parse(arguments)
    if only_lists:
        for number in numbers:
            sys.stdout.write(f"{_describe(number)}\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder)
        copy_repository(ROOT, original)
        if not passes(original, None):
            sys.stdout.write("The tests fail without any mutation: nothing can be told from them.\n")
            return 1
        survivors = [*_find_survivors(original, numbers)]
    share = 1 - len(survivors) / len(numbers)
    sys.stdout.write(f"\n{len(numbers) - len(survivors)} of {len(numbers)} killed: {share:.0%}\n")
    for number in survivors:
        sys.stdout.write(f"survived: {_describe(number)}\n")
    return 0 if share >= ENOUGH else 1


def _find_survivors(original: Path, numbers: Sequence[int]) -> Iterator[int]:
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        tried = pool.map(passes, repeat(original), (MUTATIONS[number - 1] for number in numbers))
        for number, has_survived in zip(numbers, tried, strict=True):
            sys.stdout.write(f"{'SURVIVED' if has_survived else 'killed':9}{_describe(number)}\n")
            sys.stdout.flush()
            if has_survived:
                yield number


def passes(original: Path, mutation: Mutation | None) -> bool:
    """Whether the tests pass in time in a copy of the original, with a mutation if there is one."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        copy_repository(original, root)
        if mutation:
            mutation.put_into(root)
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--basetemp=scratch", *TESTS]
        # What was compiled a second ago would be taken for what stands there now.
        environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(command, cwd=root, env=environment, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - our own
        except subprocess.TimeoutExpired:
            return False
    return done.returncode == 0


def copy_repository(source: Path, target: Path) -> None:
    """Copy what the tests need into an empty folder: what is changed meanwhile must not count."""
    for name in COPIED:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source / name, target / name)


def _describe(number: int) -> str:
    mutation = MUTATIONS[number - 1]
    return f"{number:3} {mutation.file}: {mutation.why}"


def _parse(arguments: Sequence[str] | None) -> tuple[list[int], bool]:
    parser = argparse.ArgumentParser(description="Count how many small faults in the code the tests notice.")
    parser.add_argument("numbers", nargs="*", type=int, metavar="NUMBER", help="of the mutations only these")
    parser.add_argument("--list", action="store_true", help="name the mutations and try none")
    options = parser.parse_args(arguments)
    known = range(1, len(MUTATIONS) + 1)
    strange = [number for number in options.numbers if number not in known]
    if strange:
        parser.error(f"there is no mutation {strange[0]}: they are 1 to {len(MUTATIONS)}")
    return options.numbers or [*known], options.list


if __name__ == "__main__":
    sys.exit(main())
