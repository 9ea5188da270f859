"""`dealbot ask`: one question as text, JSON or with its explanation, or many as JSON Lines."""

from __future__ import annotations

import argparse
import json
import sys

from bot.answer.plain import PlainText
from bot.answer.wording import load_wording
from bot.engine import Engine
from bot.question.ranking import Candidate
from bot.question.request import Request
from bot.terminal.exits import OK, USAGE
from bot.terminal.machine import answer_line, answer_object

#: More candidates than this help nobody to understand a decision.
SHOWN_CANDIDATES = 5


def ask(engine: Engine, options: argparse.Namespace) -> int:
    """Answer what the arguments or standard input ask."""
    known = engine.base.about.languages
    if options.lang is not None and options.lang not in known:
        print(f"dealbot ask: --lang {options.lang}: the fact base speaks {', '.join(known)}", file=sys.stderr)
        return USAGE
    if options.jsonl and options.question is not None:
        print("dealbot ask: --jsonl reads the questions from standard input; give none beside it", file=sys.stderr)
        return USAGE
    if options.jsonl:
        return _answer_lines(engine)
    if options.question is None:
        print('dealbot ask: give a question, for example: dealbot ask "who gets them?"', file=sys.stderr)
        return USAGE
    if options.json:
        print(json.dumps(answer_object(engine, [options.question], options.lang), ensure_ascii=False))
        return OK
    answer = engine.ask(options.question, language=options.lang)
    print(PlainText(engine.base, load_wording(answer.language)).render(answer))
    if options.explain:
        print()
        for request in engine.interpreter(options.lang).understand(options.question):
            print(explain(request))
    return OK


def explain(request: Request) -> str:
    """How a question was understood and decided, for whoever tends the fact base."""
    question, decision = request.question, request.decision
    lines = [f"Understood as a question to {request.facet}, put as {question.manner.form}:"]
    for reading in question.readings:
        spelled = "" if reading.surface == reading.spelled else f", read as {reading.spelled}"
        lines.append(f"  {reading.surface}{spelled}: {reading.meaning.kind} {reading.meaning.key}")
    lines.append(f"Decision: {decision.certainty}, {decision.probability:.2f} likely to be right")
    lines += [f"  veto {veto.gate}: {veto.reason}" for veto in decision.vetoes]
    for candidate in request.ranking.candidates[:SHOWN_CANDIDATES]:
        lines += _explain_candidate(candidate)
    lines.append(f"  {request.ranking.none:.2f} none of them")
    return "\n".join(lines)


def _explain_candidate(candidate: Candidate) -> list[str]:
    wording = candidate.proposal.wording
    features = ", ".join(f"{name} {value:.2f}" for name, value in candidate.features.items() if value)
    like = f"like: {wording.text}" if wording else "like no wording"
    return [f"  {candidate.probability:.2f} {candidate.target.name}: {like}", f"       {features}"]


def _answer_lines(engine: Engine) -> int:
    for line in sys.stdin.buffer:
        print(answer_line(engine, line), flush=True)
    return OK
