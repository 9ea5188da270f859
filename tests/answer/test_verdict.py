"""Statements before facts: what proves one, what disproves one, and what does neither."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest

from bot.answer.answer import Verdict
from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.knowledge.model import Claim
from bot.knowledge.values import Place

SUPPORTED: Final = "supported"
CONTRADICTED: Final = "contradicted"
DISPUTED: Final = "disputed"

#: Of a base with more facts than this every third is tried.
MANY = 50


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        # told in other words, which the roles have
        ("Kelpworks is the maker of the ferries.", SUPPORTED),
        ("Brightsound gets its ferries from Kelpworks.", SUPPORTED),
        # who does it and to whom it is done
        ("Brightsound supplies ferries to Kelpworks.", CONTRADICTED),
        ("Brightsound does not supply ferries to Kelpworks.", None),
        ("Brightsound supplies ferries and lighthouses to Kelpworks.", None),
        ("The ferries are built by Kelpworks.", SUPPORTED),
        # behind a clause that leads up to it
        ("If Kelpworks is ready, Brightsound supplies ferries to Kelpworks.", CONTRADICTED),
        ("If Brightsound agrees, Kelpworks supplies ferries to Brightsound.", SUPPORTED),
        # an opposite word, a negation, and both
        ("The ferries use diesel.", CONTRADICTED),
        ("The ferries do not use diesel.", SUPPORTED),
        ("The ferries do not run on electricity.", CONTRADICTED),
        # who said the opposite has not said it
        ("Tobias Renn said that the bay will be loud again.", CONTRADICTED),
        # a name that is not among those told
        ("Zorblax builds the ferries.", None),
        ("The ferries run on electricity and were painted by Zorblax.", None),
        # more than is told
        ("Kelpworks alone builds the ferries.", None),
        ("The council is unanimous on the loan.", None),
        ("All the ferries run on electricity.", None),
        # what goes on, and what is to come
        ("Kelpworks still builds the ferries.", None),
        ("Are the ferries still to be built by Kelpworks?", SUPPORTED),
        ("The ferries can still be built by Kelpworks.", SUPPORTED),
        # a person of whom nobody knows who that is
        ("Do they build the ferries?", SUPPORTED),
        # one thing set against another
        ("Kelpworks, not Brightsound, builds the ferries.", SUPPORTED),
        ("Brightsound, and not Kelpworks, builds the ferries.", None),
        ("The ferries run on electricity and not on diesel.", SUPPORTED),
        ("The ferries run on diesel instead of electricity.", CONTRADICTED),
        ("No yard but Kelpworks builds ferries.", None),
        ("No yard before Kelpworks built the ferries.", None),
        # one name in the place of another, and one person as another
        ("Norway buys about 12 ferries.", CONTRADICTED),
        ("Mara Quill is the mayor.", CONTRADICTED),
        ("Tobias Renn is the mayor.", SUPPORTED),
        # of how many documents something is said
        ("All three documents say that Kelpworks builds the ferries.", SUPPORTED),
        ("Two of the documents say that the ferries call at Fernmouth.", SUPPORTED),
        ("Only one of the documents says that the ferries call at Fernmouth.", CONTRADICTED),
        ("None of the documents says that Kelpworks builds the ferries.", CONTRADICTED),
        ("Fernmouth is mentioned in every document.", CONTRADICTED),
        # what is denied of some only, and in one part only
        ("Not all of the ferries run on electricity.", None),
        ("Kelpworks builds the ferries and nobody sails them.", None),
        # a number that counts something else
        ("40 million euros and 99 lighthouses is what the order costs.", None),
        # what is planned has not happened
        ("The ferries have called at Otter Island.", None),
        # figures that can be read in two ways
        ("The order costs 40.000 euros.", None),
        # the right figure in another currency
        ("The order costs about 40 million dollars.", CONTRADICTED),
        # names alone say nothing
        ("Kelpworks, Brightsound.", None),
    ],
)
def test_a_statement_gets_the_verdict_that_is_proven(
    other_engine: Engine, statement: str, verdict: Verdict | None
) -> None:
    assert other_engine.ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Kelpworks builds the ferries, and the ferries run on electricity.", SUPPORTED),
        ("Kelpworks builds the ferries, and the ferries use diesel.", CONTRADICTED),
        ("Kelpworks builds the ferries, and the ferries smell of paint.", None),
    ],
)
def test_a_compound_statement_is_borne_out_if_each_part_is(
    other_engine: Engine, statement: str, verdict: Verdict | None
) -> None:
    assert other_engine.ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        # the denial as it is told, and what it denies
        ("Nobody has said who will reinforce the jetty.", SUPPORTED),
        ("Aguanorte has not lodged an appeal.", SUPPORTED),
        ("Aguanorte has lodged an appeal.", CONTRADICTED),
        # the word that is denied may be listed as the opposite as well
        ("Neither party had mentioned the pipeline in public.", SUPPORTED),
        ("Both parties mentioned the pipeline in public.", CONTRADICTED),
        # whom all of it is about takes nobody's place
        ("Aquaverne lends a further A$200 million at 4.9 percent.", None),
        # 'at all' and 'each other' say nothing of all and of others
        ("Is there no penalty at all for each day that first water is late?", CONTRADICTED),
        # who is at one, or at odds, is no question about documents
        ("The abalone growers and the utility agree on the outlet.", None),
        # words of general use say something where a fact is told with them
        ("Amery had not washed his car since the old king died.", SUPPORTED),
    ],
)
def test_facts_with_few_roles_judge_as_carefully(water_engine: Engine, statement: str, verdict: Verdict | None) -> None:
    assert water_engine.ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("No plant closes before 2030.", SUPPORTED),
        ("A plant closes before 2030.", CONTRADICTED),
        # the opposites of what such a fact tells are what it denies
        ("Will a plant be shut before 2030?", CONTRADICTED),
    ],
)
def test_what_is_denied_until_a_day_is_no_exception(
    engine_of: Callable[[str], Engine], statement: str, verdict: Verdict | None
) -> None:
    assert engine_of("dairy").ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("does korea get 300k", CONTRADICTED),
        ("does korea get 260k", DISPUTED),
        # of what is denied it is a part after the word that denies, and none before that
        ("the public sector does not get 60,000 GPUs", SUPPORTED),
        ("60,000 GPUs are not for the public sector", None),
        ("50,000 GPUs are not for the public sector", CONTRADICTED),
        # one that follows from those that are told is no wrong one
        ("the companies get 210,000 gpus", SUPPORTED),
        ("210k go to companies", SUPPORTED),
        # of whom no such figure is told it is no wrong one
        ("does naver get 60k", None),
    ],
)
def test_a_figure_is_held_against_the_one_that_is_told_whatever_it_is_said_to_count(
    engine: Engine, statement: str, verdict: Verdict | None
) -> None:
    assert engine.ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("base", "statement", "verdict"),
    [
        # the number of a name counts nothing
        ("robots", "Three Tern 4 machines go to the academy.", SUPPORTED),
        # a small number may count anything
        ("robots", "Maddersley says eight of the robots are just options.", None),
        ("league", "Households can receive NPB 2.", SUPPORTED),
        # 'a season' is every season
        ("league", "Pitchside pays 46.5 million euros every season.", SUPPORTED),
        ("league", "Every club voted for the contract.", CONTRADICTED),
        # who leaves open what is open
        ("league", "It is still unclear what pubs will have to pay.", SUPPORTED),
        # until when it is so
        ("league", "The option is gone after 31 December 2029.", SUPPORTED),
        ("league", "The option is gone after 31 December 2030.", CONTRADICTED),
    ],
)
def test_a_statement_on_another_deal_is_judged_by_what_its_words_mean_there(
    engine_of: Callable[[str], Engine], base: str, statement: str, verdict: Verdict | None
) -> None:
    assert engine_of(base).ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Elspeth is Rory's aunt.", SUPPORTED),
        ("Larkfield House will object.", SUPPORTED),
        ("Larkfield House will not object.", CONTRADICTED),
        ("Elspeth is Rory's mother.", CONTRADICTED),
    ],
)
def test_words_of_general_use_carry_a_statement_where_a_fact_is_told_with_them(
    engine_of: Callable[[str], Engine], statement: str, verdict: Verdict | None
) -> None:
    assert engine_of("books").ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        # a phrase is no opposite for a word in it
        ("Brandt Oyelaran will be the second largest children's publisher in Britain.", SUPPORTED),
        ("Brandt Oyelaran will be the largest children's publisher in Britain.", CONTRADICTED),
        # a name that looks drawn out, and the word that it would be without: 'or' is not 'Orr'
        ("Hamish Orr says that Haddie's fur must never shine.", SUPPORTED),
        ("Thistlewood was founded in Leith in 1962 or not?", SUPPORTED),
    ],
)
def test_a_known_phrase_or_name_is_read_as_a_whole(
    engine_of: Callable[[str], Engine], statement: str, verdict: Verdict | None
) -> None:
    assert engine_of("books").ask(statement).verdict == verdict


@pytest.mark.parametrize(
    "statement",
    [
        "Samsung boss Chey Tae-won attended the meeting",
        "President Chey Tae-won met Nvidia CEO Jensen Huang in Gyeongju",
        "Euisun Chung, the Samsung boss, attended the meeting",
    ],
)
def test_one_person_is_not_another_one_whatever_both_take_part_in(engine: Engine, statement: str) -> None:
    assert engine.ask(statement).verdict is None


@pytest.mark.parametrize(
    "statement",
    ["So Samsung gets 50,000?", "So LG gets 50,000?", "95% of the chips go to China.", "The miracle is over."],
)
def test_a_figure_or_a_word_alone_bears_out_nothing_else(engine: Engine, statement: str) -> None:
    assert engine.ask(statement).verdict is None


@pytest.mark.parametrize("lead", ["wait so", "nah", "trust me,", "fun fact:", "for the record,", "turns out that"])
@pytest.mark.parametrize("tag", ["", ", or not?", ", fact or fiction?", " no cap", " or whatever", ", don't you think"])
def test_what_is_said_around_a_statement_changes_no_verdict(other_engine: Engine, lead: str, tag: str) -> None:
    assert other_engine.ask(f"{lead} the ferries are built by Kelpworks{tag}").verdict == SUPPORTED
    assert other_engine.ask(f"{lead} the ferries are running on diesel{tag}").verdict == CONTRADICTED


@pytest.mark.parametrize(
    ("base", "statement", "verdict"),
    [
        # what is hardly meant bears nothing out, and denies nothing
        ("rail", "Did price make up less than half of the points in the evaluation?", None),
        # nor does who speaks, of what nothing else is told
        ("vaccine", "Did D'Aguiar lie about the price?", None),
        # what is put in place of another figure needs more that is told
        ("vaccine", "can i give it to my 9 yr old", None),
        # what somebody asks is not so yet
        ("vaccine", "Did Belize agree to publish the contract?", None),
        # an extreme has to be told
        ("water", "Is Tolland the smallest town on the peninsula?", None),
        # a date that the passage tells beside the one that is held speaks against nothing
        # who is from a place has not left it
        ("planes", "Aerohaga is from Tallinn", SUPPORTED),
        ("planes", "Aerohaga is from Oslo", CONTRADICTED),
        # a phrase with a negation tells it, whatever its other words deny
        ("league", "Lumio still isn't paying a dividend", SUPPORTED),
        # a figure is what its own fact says of it, and rounded off it is neither so nor wrong
        ("merger", "the synergies are 35 million", DISPUTED),
        ("merger", "Lahdensalo owns 17 percent", None),
        ("merger", "Lahdensalo owns 18 percent", CONTRADICTED),
        ("merger", "Kestmar has 14000 employees", None),
        ("merger", "The offer period runs from 23 March to 4 May.", SUPPORTED),
        # a course may be told from its end
        ("merger", "Tullivo's net loss narrowed from 11.8 million to 17.3 million.", CONTRADICTED),
        # who repeats a denial does not deny it, whatever fillers stand in it
        ("merger", "Vellinkhof said we are not buying a turnaround.", CONTRADICTED),
        ("merger", "Oostdael said we are not buying a turnaround.", SUPPORTED),
        # one person is not another one, whatever both take part in
        ("merger", "Tullivo boss Maartje Vellinkhof called it the right match.", None),
        # a value speaks against it, whoever else has a part in the matter
        ("water", "Has Corran Water promised Tolland water six times, as the councillor counts it?", CONTRADICTED),
        # a number that counts something is no day of the month, and what counts documents is no number
        ("rail", "The contract for the 34 locomotives and 2 depots was signed on a Tuesday.", None),
        ("books", "Is e02 the only document of the five that says that Rory wept?", None),
        # somebody else's number
        ("books", "Sixty people work at Lanternfish Studios.", None),
        # of two sums in two currencies each has to hold
        ("rail", "The price is 714 million euros, or about 99 billion koruna.", CONTRADICTED),
    ],
)
def test_figures_are_held_against_the_values_that_can_hold_them(
    engine_of: Callable[[str], Engine], base: str, statement: str, verdict: Verdict | None
) -> None:
    assert engine_of(base).ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("base", "statement", "verdict"),
    [
        # what is only planned is not done, if somebody says outright that it is
        ("planes", "Tarnbrook has already listed its shares in Dublin.", CONTRADICTED),
        ("rail", "Has Brankovar already created 220 jobs?", CONTRADICTED),
        ("planes", "Tarnbrook has not already listed its shares in Dublin.", None),
        # the parties in each other's place, whatever else is true of them
        ("robots", "Bank Wislok lends to Medarion, not the other way around.", SUPPORTED),
        ("robots", "Medarion lends to Bank Wislok, not vice versa.", CONTRADICTED),
        # a figure is told with the bound that it has
        ("rail", "The lines see fewer than twenty trains a day.", SUPPORTED),
        ("rail", "The lines see more than twenty trains a day.", None),
        # how a document is called is no part of what it says
        ("mill", "The board's letter says that the mill made a loss in three of the last five years.", SUPPORTED),
        ("mill", "Did the letter of the board say that either side may withdraw without costs?", SUPPORTED),
        # a figure of somebody else's
        ("mill", "About a thousand people are on Fogelmann's payroll.", None),
        # a dispute that is told in full, though another fact has another year
        ("mill", "The cooperative has had the mill since 1951.", DISPUTED),
        # compared with something, and turned round
        ("water", "Gannet Point lies eight kilometres north of Port Ellery.", CONTRADICTED),
        ("water", "Southern Thrift's loan is bigger than the state's grant.", None),
        # once, and each year
        ("water", "A$122 million a year is for the first 15 years of operation.", None),
        # done, and only needed
        ("dairy", "The ownership panel has consented to the sale of Tarawhero.", None),
        # what is told not to be so
        ("water", "Osei isn't against the plant.", SUPPORTED),
        ("water", "Osei is against the plant.", CONTRADICTED),
        ("islands", "Gordon Pike described the diesel generator as a plan.", CONTRADICTED),
        ("dairy", "Is there going to be a boiler that burns wood instead of coal in Invercargill?", SUPPORTED),
        # the words of somebody else
        ("dairy", "Did Teluk Capital say 'We would rather have the farmers'?", None),
        # an exception of which nobody tells
        ("dairy", "None of the plants will close before 2030 except the one in Whanganui.", None),
        # a denial of a denial
        ("dairy", "It is not true that the plan with the dairy from Denmark did not go through.", CONTRADICTED),
    ],
)
def test_a_statement_is_read_as_it_is_meant(
    engine_of: Callable[[str], Engine], base: str, statement: str, verdict: Verdict | None
) -> None:
    assert engine_of(base).ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Was the video released before the article about it was published?", SUPPORTED),
        ("After the video was released, the article was published.", SUPPORTED),
        ("The video was released after the article was published.", CONTRADICTED),
        ("The video was not released before the article was published.", None),
    ],
)
def test_what_came_before_what_is_judged_by_the_dates_of_both(
    engine: Engine, statement: str, verdict: Verdict | None
) -> None:
    answer = engine.ask(statement)
    assert answer.verdict == verdict
    if verdict:
        assert set(answer.facts) == {"video-release-date", "article-date"}


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Before Nvidia, no firm had ever been worth 5 trillion dollars.", SUPPORTED),
        ("Nvidia hit 5 trillion dollars before any other company did.", SUPPORTED),
        ("Some other firm was worth 5 trillion dollars before Nvidia.", CONTRADICTED),
        ("Was Nvidia only the second company to reach 5 trillion, after Apple?", CONTRADICTED),
    ],
)
def test_who_comes_first_is_judged_by_who_is_told_to(engine: Engine, statement: str, verdict: Verdict) -> None:
    assert engine.ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        # parties: in each other's place, with another figure, told from the end of who acts
        ("Brightsound sells 12 ferries to Kelpworks.", CONTRADICTED),
        ("Brightsound builds the ferries for Kelpworks.", CONTRADICTED),
        ("Kelpworks sells the boats and Brightsound is the seller.", None),
        # clauses that only say who else
        ("Kelpworks builds ferries and so does Brightsound.", None),
        # who is sure of it, and how he knows it
        ("I'm fairly certain that Kelpworks builds the ferries.", SUPPORTED),
        ("If I remember right, Kelpworks builds the ferries.", SUPPORTED),
        ("I am not sure, but Kelpworks builds the ferries.", SUPPORTED),
    ],
)
def test_who_does_it_and_who_says_so_are_told_apart(
    other_engine: Engine, statement: str, verdict: Verdict | None
) -> None:
    assert other_engine.ask(statement).verdict == verdict


def test_what_one_source_says_and_another_one_denies_is_disputed(engine_of: Callable[[str], Engine]) -> None:
    assert engine_of("books").ask("The bid from Hamburg came in on 27 April.").verdict == DISPUTED


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Tarawhero is the fourth largest cheese maker.", CONTRADICTED),
        # one source ranks it third, another second
        ("Tarawhero is the third largest cheese maker.", DISPUTED),
    ],
)
def test_places_in_an_order_are_held_against_those_of_each_source(
    engine_of: Callable[[str], Engine], statement: str, verdict: Verdict | None
) -> None:
    assert engine_of("dairy").ask(statement).verdict == verdict


def test_the_parts_of_a_statement_are_told_with_their_verdicts(other_engine: Engine) -> None:
    answer = other_engine.ask("Kelpworks builds the ferries, and the ferries use diesel.")
    assert answer.headline == "No. Part by part:"
    assert answer.listed == ("kelpworks builds the ferries: yes", "the ferries use diesel: no")
    assert answer.facts == ("supplier", "ferry-kind")


def test_what_sets_some_apart_is_told_as_one_statement(other_engine: Engine) -> None:
    answer = other_engine.ask("The ferries run on diesel instead of electricity.")
    assert (answer.headline, answer.listed) == ("No. The ferries run on electricity.", ())


def test_a_figure_that_can_be_read_in_two_ways_is_told_in_both(other_engine: Engine) -> None:
    answer = other_engine.ask("The order costs 40.000 euros.")
    assert answer.certainty == "unsure"
    assert "can be read as 40 or as 40,000" in answer.headline


SWAPS: Final = (("kelpworks", "brightsound"), ("otter-island", "kelpworks"), ("tobias-renn", "mara-quill"))


@pytest.mark.parametrize(("one", "other"), SWAPS)
def test_two_names_in_each_others_place_are_never_borne_out(other_engine: Engine, one: str, other: str) -> None:
    other_base = other_engine.base
    first, second = (other_base.entities[name].name["en"] for name in (one, other))
    borne_out = [
        (fact.statement["en"], swapped)
        for fact in other_base.facts.values()
        if first in fact.statement["en"]
        and second in fact.statement["en"]
        and not fact.roles.symmetric
        and other_engine.ask(swapped := swap(fact.statement["en"], first, second)).verdict == SUPPORTED
    ]
    assert borne_out == []


def swap(text: str, one: str, other: str) -> str:
    """A text with two names in each other's place."""
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


def test_an_unknown_name_in_a_names_place_never_gets_a_yes(other_engine: Engine) -> None:
    base = other_engine.base
    names = {entity.name["en"] for entity in base.entities.values()}
    statements = [fact.statement["en"] for fact in base.facts.values()]
    strange = [text.replace(name, "Zorblax") for text in statements for name in names if name in text]
    assert strange
    assert [text for text in strange if other_engine.ask(text).verdict == SUPPORTED] == []


def test_a_negation_never_leaves_a_verdict_as_it_was(any_engine: Engine) -> None:
    kept = []
    facts = [*any_engine.base.facts.values()]
    for fact in facts[:: 3 if len(facts) > MANY else 1]:
        statement = fact.statement["en"]
        verdict = any_engine.ask(statement).verdict
        denied = f"It is not true that {statement[0].lower()}{statement[1:]}"
        if (
            is_plain(any_engine, statement)
            and verdict in (SUPPORTED, CONTRADICTED)
            and any_engine.ask(denied).verdict == verdict
        ):
            kept.append(denied)
    assert kept == []


def is_plain(engine: Engine, statement: str) -> bool:
    """Whether a statement denies nothing itself."""
    return not engine.interpreter().understand(statement)[0].question.manner.is_negated


@pytest.mark.parametrize(
    ("looser", "tighter"),
    [
        ("The batteries keep more than 10% of their charge.", "The batteries keep more than 99% of their charge."),
        ("A crossing takes less than 30 minutes.", "A crossing takes less than 3 minutes."),
        ("A crossing takes more than 40 minutes.", "A crossing takes more than 400 minutes."),
    ],
)
def test_a_tighter_bound_is_never_borne_out_where_the_looser_one_is_not(
    other_engine: Engine, looser: str, tighter: str
) -> None:
    loose, tight = (other_engine.ask(text).verdict for text in (looser, tighter))
    assert tight != SUPPORTED or loose == SUPPORTED


def test_a_document_that_says_otherwise_makes_a_dispute(other_base: FactBase) -> None:
    statement = "The order was announced on Wednesday."
    name = next(name for name, fact in other_base.facts.items() if any(isinstance(c.value, Place) for c in fact.claims))
    fact = other_base.facts[name]
    elsewhere = fact.claims[0].model_copy(update={"value": Place(kind="place", place="otter-island")})
    one = replace(other_base, facts={**other_base.facts, name: fact.model_copy(update={"claims": fact.claims[:1]})})
    both = (fact.claims[0], as_of(elsewhere, "letter.txt", other_base))
    two = replace(other_base, facts={**other_base.facts, name: fact.model_copy(update={"claims": both})})
    place = other_base.entities[fact.claims[0].value.place].name["en"]  # type: ignore[union-attr]
    statement = f"It was announced at {place}."
    assert [Engine(base).ask(statement).verdict for base in (one, two)] == [SUPPORTED, DISPUTED]


def as_of(claim: Claim, source: str, base: FactBase) -> Claim:
    """A claim as another document makes it, whatever that says."""
    evidence = base.documents[source].sentences[0].text
    return claim.model_copy(update={"source": source, "evidence": evidence, "words": None})


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Nine houses rejected Morag Sinclair-Dunne.", SUPPORTED),
        ("Four other houses rejected Morag Sinclair-Dunne.", CONTRADICTED),
        ("Nine other houses had not rejected Morag Sinclair-Dunne.", None),
    ],
)
def test_a_figure_of_which_something_is_denied_is_told_with_the_denial(
    engine_of: Callable[[str], Engine], statement: str, verdict: Verdict | None
) -> None:
    assert engine_of("books").ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("base", "statement"),
    [
        # what somebody wants, or what is a condition, need not have come about
        ("merger", "Has the customs department already been given 4 million for retraining?"),
        ("merger", "Has the European Commission approved it?"),
        ("dairy", "The ownership panel has already given its blessing."),
        ("merger", "the EU approved it"),
        ("planes", "The EU has approved the state aid."),
        ("league", "The regulator approved the deal."),
        ("merger", "The bridge loan was repaid."),
        ("real", "Nvidia delivered the GPUs to Korea."),
        # what is hired says nothing of who is fired, and what is in doubt is not out of it
        ("merger", "Nobody will be fired."),
        ("real", "Sales in China are not in doubt."),
        # what is told in different ways is not so
        ("islands", "Is the fuel contract firm?"),
        # another country than the one that is told
        ("real", "Did more than 10% of Nvidia's revenue come from South Korea last year?"),
        # what is uncertain
        ("real", "Can Nvidia sell its chips to China now?"),
        # two that belong together make no two statements
        ("real", "Is there an alliance between the USA and Korea now?"),
        # who is quoted in one place by one and in another by another is in dispute for nothing else
        ("rail", "Varadas studied in Prague."),
        # where those are from who do it is not where they do it
        ("real", "The deal was announced in Washington."),
        ("real", "The deal was announced in the US."),
        # that it is agreed in different words does not say how firmly
        ("real", "Is the deal final?"),
        # a name is no misspelling of a word that means nothing
        ("planes", "The planes are made by Boeing."),
        # who praises somebody is not one of them
        ("real", "Is Huang Korean?"),
    ],
)
def test_what_a_fact_does_not_settle_gets_no_yes(
    engine: Engine, engine_of: Callable[[str], Engine], base: str, statement: str
) -> None:
    asked = engine if base == "real" else engine_of(base)
    assert asked.ask(statement).verdict is None


@pytest.mark.parametrize(
    ("base", "statement", "verdict"),
    [
        # a fact that is likely to be meant needs few words
        ("mill", "can Fogelmann extend the contract", SUPPORTED),
        ("mill", "does the optical sorter come first?", SUPPORTED),
        ("real", "is Nvidia the first to reach 5 trillion dollars?", SUPPORTED),
        ("real", "did lee hae-jin start naver?", SUPPORTED),
        # what a name says by itself
        ("mill", "The mill is on a stream called Vindel.", SUPPORTED),
        ("real", "was the summit in Gyeongju?", SUPPORTED),
        ("vaccine", "the loan comes from the World Bank", None),
        ("vaccine", "two people want Teague's job", SUPPORTED),
        # a year of long ago
        ("mill", "The mill house was built in 1868.", "disputed"),
        # who is given something, and whose workers do something
        ("mill", "Lillestrand Savings Bank lends Fogelmann money for this.", SUPPORTED),
        ("mill", "do the mill workers all go over to the new owner?", SUPPORTED),
        # heads
        ("mill", "Anders Kjeldgrav heads the cooperative.", SUPPORTED),
        ("mill", "Merete Solvang runs the bakery chain.", CONTRADICTED),
        ("rail", "Helena Varadas is the boss of Brankovar.", CONTRADICTED),
        ("real", "Euisun Chung runs Samsung and Lee Jae-yong runs Hyundai.", CONTRADICTED),
        # on which side somebody is
        ("mill", "Inger Sandholt was against the sale.", SUPPORTED),
        ("mill", "Mosegaard voted for it.", CONTRADICTED),
        ("mill", "did Mosegaard vote against it", SUPPORTED),
        ("mill", "The delegates voted the sale down.", CONTRADICTED),
        ("mill", "Did the delegates vote no?", CONTRADICTED),
        # what is so now, and what goes on
        ("mill", "is Fogelmann still a family firm?", SUPPORTED),
        ("real", "are China and the US still talking?", SUPPORTED),
        ("real", "OpenAI is still making up its mind whether to join the Korean projects.", None),
        # the opposite alone, of all, of only some
        ("real", "did Nvidia's share in China go up?", CONTRADICTED),
        ("real", "Korea only gets old Nvidia stuff", CONTRADICTED),
        ("mill", "is every farmer forced to deliver?", CONTRADICTED),
        ("real", "It isn't just private firms: both the Korean state and big companies are to receive it.", None),
        # what is told of every document is told of nothing else
        ("real", "every GPU goes to the government", CONTRADICTED),
        # a thing that stands where somebody put it
        ("real", "is it on YouTube", SUPPORTED),
        ("real", "Nvidia put that clip on its own channel, not on some fan page", SUPPORTED),
        # who supplied somebody was supplied by nobody
        ("real", "Nvidia is the company that supplied Korea", SUPPORTED),
        ("real", "Korea is being supplied by Nvidia", SUPPORTED),
        # what is still to come has not happened
        ("real", "Nvidia has supplied Korea", None),
        # of two matters the one that is denied in words which were foreseen
        ("real", "relations between us and china are getting worse", CONTRADICTED),
        # nearer bounds than those that are told
        ("real", "China made up more than half of Nvidia's revenue last year", CONTRADICTED),
        # one word for a firm is as good as another
        ("merger", "Did the Kestmar chairman stop the purchase of a Spanish parcel firm in 2019?", SUPPORTED),
        # none at the end
        ("real", "is Nvidia's China share zero now?", SUPPORTED),
        # what has another figure is meant by another one
        ("mill", "has the cooperative been around since 1911?", SUPPORTED),
        # what another fact that is as likely denies
        ("real", "Was Huang delighted to be out of China?", None),
        # the parties in each other's place, whichever of the likely facts tells of them
        ("real", "Korea sells the chips to Nvidia", CONTRADICTED),
    ],
)
def test_plain_statements_are_judged(
    engine: Engine, engine_of: Callable[[str], Engine], base: str, statement: str, verdict: Verdict | None
) -> None:
    asked = engine if base == "real" else engine_of(base)
    assert asked.ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("base", "statement", "verdict"),
    [
        # what nothing is more than is the most
        ("vaccine", "Solvang says they never had a bigger order", SUPPORTED),
        ("rail", "in more than a century Brankovar has never had a bigger order from abroad", SUPPORTED),
        ("vaccine", "Solvang says they had a bigger order", None),
        (
            "real",
            "Did Huang say that no country in the world is better at industrial capability than Korea?",
            SUPPORTED,
        ),
        ("real", "lee said that no country beats Korea in industrial capability", CONTRADICTED),
        # the same the other way round is set aside, if that is another thing
        ("real", "Did Nvidia pay tribute to Korea in the film, and not Korea to Nvidia?", SUPPORTED),
        ("real", "Was it Lee who asked Huang for the meeting, rather than Huang asking Lee?", None),
        # one of two alone
        ("mill", "does the mill only grind wheat?", CONTRADICTED),
        ("water", "Only Port Ellery, Wirrabee and Saltmarsh will be supplied", DISPUTED),
        # a denial in other words, and what it denies
        ("vaccine", "37 health centres have no fridge that works", SUPPORTED),
        ("merger", "kestmar's sales people can look at tullivo's data", CONTRADICTED),
        (
            "dairy",
            "did Southmilk's board turn down a bid of NZ$560 million that Tarawhero made in March?",
            CONTRADICTED,
        ),
        # the matter itself, and names enough
        ("mill", "The mayor likes the sale.", SUPPORTED),
        ("vaccine", "did Teague have chikungunya himself?", SUPPORTED),
        ("robots", "Does a Tern 4 use up instruments for some 1,150 euros each operation?", SUPPORTED),
        # figures that are told in words alone, unless one document is asked that gives none
        ("rail", "does Solmaris make 90 tonnes a day?", CONTRADICTED),
        ("rail", "did the press conference last less than an hour", SUPPORTED),
        ("planes", "the press release (n01) itself puts the region's guarantee at 15 per cent of the rent", None),
        # who has more
        ("mill", "The grain store costs more than the mill.", CONTRADICTED),
        ("mill", "Does the mill cost more than the grain store?", SUPPORTED),
        ("mill", "Is the mill cheaper than the grain store?", CONTRADICTED),
        ("mill", "is the mill bigger than the grain store?", None),
        ("mill", "According to k01 the grain store costs more than the mill.", CONTRADICTED),
        # by a document that tells neither figure
        ("mill", "k04 says that the grain store costs more than the mill.", None),
        ("vaccine", "Barbados had more cases than Jamaica last year", CONTRADICTED),
        ("vaccine", "is jamaica bigger than barbados?", None),
        ("merger", "Lahdensalo owns a bigger piece of Tullivo than Ilvesranta does", SUPPORTED),
        ("real", "Nvidia made more money in Korea than in China last year", None),
        # from whom somebody has it
        ("robots", "Ansgard ordered 46 robots from Medarion", CONTRADICTED),
        ("planes", "So Tarnbrook rents the turboprops from Norrvinge?", CONTRADICTED),
        ("planes", "Norrvinge rents the turboprops from Tarnbrook.", SUPPORTED),
        # what begins with 'even though' denies no less
        ("planes", "Even though the old planes rattle the chief pilot is going to miss them", SUPPORTED),
        # before and after
        (
            "rail",
            "According to Alpenrad the local content rules were changed before anyone opened the bids.",
            CONTRADICTED,
        ),
        ("rail", "According to Alpenrad the local content rules were changed after the bids were opened.", SUPPORTED),
        # how far off something is, is not how long something takes
        ("merger", "The Spanish parcel takeover was stopped two days before the signing.", None),
        # an exception is told
        ("rail", "All of the old engines get scrapped, no exception.", None),
        # the opposite of a lack
        ("real", "Did Huang complain about korea's lack of software skills?", None),
        ("real", "In the film Korea's gaming culture is blamed for holding back GPU technology.", None),
        # what is hardly meant denies nothing of others
        ("merger", "Is Orrendal making a profit?", None),
        # what is withheld, and what somebody else said
        ("mill", "The savings bank's loan is secured by a mortgage on the grain store.", None),
        ("real", "Did Lee never bring up China in his talk with Huang?", None),
        # who stands beside a list is none of it
        ("real", "Huang gave a talk at a CEO summit held around APEC.", SUPPORTED),
        # two denials, though parted
        ("vaccine", "Not one delegate voted against the rules of the compensation fund.", SUPPORTED),
        # what is planned does not happen in another way; what was going on need not be over
        ("real", "did korea order half a million GPUs?", CONTRADICTED),
        ("real", "US-China trade relations were getting worse that week", CONTRADICTED),
        # who runs a firm heads it
        ("rail", "Helena Varadas runs Lusovia.", SUPPORTED),
        ("rail", "Helena Varadas runs Brankovar.", CONTRADICTED),
    ],
)
def test_a_statement_in_other_words_is_held_against_what_is_told(
    engine: Engine, engine_of: Callable[[str], Engine], base: str, statement: str, verdict: Verdict | None
) -> None:
    asked = engine if base == "real" else engine_of(base)
    assert asked.ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        (["is it 300,000?"], None),
        (["2024?"], None),
        (["5-3"], None),
        (["4 times as many?"], None),
        # a figure that is told of one matter alone names it, and so does what was told before
        (["260,000?"], "disputed"),
        (["how many GPUs?", "is it 300,000?"], "contradicted"),
        (["how many GPUs?", "300,000?"], "contradicted"),
        (
            ["what record did the chip maker set on the stock market?", "was it four trillion dollars, then?"],
            "contradicted",
        ),
    ],
)
def test_a_bare_figure_is_held_against_nothing_that_is_not_meant(
    engine: Engine, turns: list[str], verdict: Verdict | None
) -> None:
    *before, last = turns
    conversation = None
    for turn in before:
        conversation = engine.ask(turn, conversation).conversation
    assert engine.ask(last, conversation).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Are sales in China uncertain?", SUPPORTED),
        ("Is it unclear whether Nvidia can sell in China?", SUPPORTED),
        ("There is no certainty about Nvidia's sales in China.", SUPPORTED),
    ],
)
def test_who_says_that_it_is_uncertain_is_borne_out_by_that(engine: Engine, statement: str, verdict: Verdict) -> None:
    assert engine.ask(statement).verdict == verdict


def test_what_is_told_in_different_ways_is_disputed_where_these_contradict_each_other(
    engine_of: Callable[[str], Engine],
) -> None:
    assert engine_of("islands").ask("Was the price of the hydrogen fixed?").verdict == DISPUTED
