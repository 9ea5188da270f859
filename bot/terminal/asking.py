"""`dealbot ask`: one question as text, JSON or with its explanation, or many as JSON Lines."""

from __future__ import annotations

import argparse
import json
import sys

from bot.engine import Engine
from bot.question.matching import Candidate
from bot.question.understanding import Request
from bot.terminal.exits import OK, USAGE
from bot.terminal.machine import answer_line, answer_object

#: More candidates than this help nobody to understand a decision.
SHOWN_CANDIDATES = 5


def ask(engine: Engine, options: argparse.Namespace) -> int:
    """Answer what the arguments or standard input ask."""
    if options.jsonl:
        return _answer_lines(engine)
    if options.question is None:
        print('dealbot ask: give a question, for example: dealbot ask "who gets them?"', file=sys.stderr)
        return USAGE
    if options.json:
        print(json.dumps(answer_object(engine, [options.question], options.lang), ensure_ascii=False))
        return OK
    answer = engine.ask(options.question, language=options.lang)
    print(engine.render(answer))
    if options.explain:
        print()
        for request in engine.explain(options.question, language=options.lang):
            print(explain(request))
    return OK


def explain(request: Request) -> str:
    """How a question was understood, for whoever tunes the fact base."""
    found = request.match
    lines = [f"Understood as a question to {request.facet}, put as {found.question.manner.form}:"]
    for reading in found.question.readings:
        spelled = "" if reading.surface == reading.spelled else f", read as {reading.spelled}"
        lines.append(f"  {reading.surface}{spelled}: {reading.meaning.kind} {reading.meaning.key}")
    lines.append(f"Decision: {found.decision} ({found.reason})")
    for candidate in found.candidates[:SHOWN_CANDIDATES]:
        lines += _explain_candidate(candidate)
    return "\n".join(lines)


def _explain_candidate(candidate: Candidate) -> list[str]:
    lines = [f"  {candidate.score:.2f} {candidate.name}"]
    lines += [f"       {reason}" for reason in candidate.reasons]
    return lines


def _answer_lines(engine: Engine) -> int:
    for line in sys.stdin.buffer:
        print(answer_line(engine, line), flush=True)
    return OK
