"""How a question in English is put: by its opening, its verb, its marks."""

from __future__ import annotations

import pytest

from bot.language import load_language
from bot.language.meaning import Form, Manner, Meaning
from bot.question.reader import Reader

ENGLISH = load_language("en")
NAMES = {
    "Tobias Renn": Meaning("name", "renn"),
    "the mayor": Meaning("name", "mayor"),
    "mayor": Meaning("name", "mayor"),
}
READER = Reader(ENGLISH, NAMES, [("ferry", "boat")], ["Kelpworks builds ferries for the town."], {})


def read(text: str) -> Manner:
    return READER.read(text).manner


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("who builds the ferries", "open"),
        ("tell me about the ferries", "open"),
        ("number of ferries", "open"),
        ("is it true that they build ferries", "yesno"),
        ("do they build 12 ferries", "yesno"),
        ("the yard builds ferries, right?", "yesno"),
        # a verb and its subject at the end are no tag
        ("over how many years is that?", "open"),
        ("Renn knows who built them, does he?", "open"),
        ("the yard knows what is asked ya?", "yesno"),
        # which of two, and not whether one of them
        ("the yard builds 12 or 15 ferries?", "open"),
        ("the yard builds two or three ferries?", "yesno"),
        ("the ferries are built?", "yesno"),
        ("so the yard builds ferries or what", "yesno"),
        ("who builds the ferries or what", "open"),
        # a currency is no verb
        ("14 million won in dollars", "keywords"),
        ("was the yard glad when they met?", "yesno"),
        ("The yard builds the ferries.", "statement"),
        ("Renn is the man who builds the ferries.", "statement"),
        ("the number of ferries is 12", "statement"),
        ("ferries yard", "keywords"),
        ("ferries too?", "yesno"),
        ("ferries as well", "yesno"),
        ("and what of the yard too", "open"),
        ("the yard drew many crowds", "statement"),
        ("boats driven ashore", "keywords"),
        ("Renn is the man who drew the long ferries", "statement"),
        # a verb in s, by what stands before and after it
        ("the order runs to 12 ferries", "statement"),
        ("the council still praises the mayor of it", "statement"),
        ("ferry prices for islands", "keywords"),
        # a question word that goes on from a noun, or stands for one
        ("the yard that sank and the man who ran it were sold", "statement"),
        ("a tenth of what they earned went to the yard", "statement"),
        ("Renn knows who built them", "open"),
        ("the man who set up the yard was old.", "statement"),
        ("the town is proud of how old the yard is", "statement"),
        ("the yard how old is that ship", "open"),
        ("the yard sank, whats its name", "open"),
        # a clause as the subject
        ("what the yard gets is known in the town", "statement"),
        ("What Renn pays has been kept from the town.", "statement"),
        ("what ships has the yard got and are they new", "open"),
        ("what the yard builds", "open"),
        # the verb of what is more than one
        ("the yards ask for a ferry", "statement"),
        ("they put the yard at 12", "statement"),
        ("ferry prices and ferry yards", "keywords"),
        # what asks for a yes after a comma, or at the end
        ("twelve ferries, is that how many they build?", "yesno"),
        ("In how many yards, is the question?", "open"),
        ("nobody said what it was sold for, is that so?", "yesno"),
        ("who built it, is that so?", "open"),
        # a verb whose past is as its present
        ("the mayor put out a film", "statement"),
        ("boat hit list of 2024", "keywords"),
        # what was done, by the word after it
        ("the mayor won the vote", "statement"),
        ("prices in won", "keywords"),
        ("ferry prices given the", "keywords"),
        ("the mayor joined Tobias Renn", "statement"),
        ("the mayor pulled out", "statement"),
        ("ferries delivered", "keywords"),
        ("price limited editions", "keywords"),
        # by a name or a pronoun before it, or a name after it
        ("the mayor and Tobias Renn stopped talking", "statement"),
        ("they talked about ferries", "statement"),
        ("the winter storm hurts Tobias Renn", "statement"),
        ("the storm hurts ferries", "keywords"),
        # a sentence of three words
        ("Renn sold it", "statement"),
        ("Kelpworks film length.", "keywords"),
        # what somebody would have
        ("for my notes I need the year of the yard", "open"),
        ("I would like to have the names of the islands.", "open"),
        ("gimme the year of the yard", "open"),
        ("wtf is a catamaran", "open"),
        # a question word that asks, whatever stands before it
        ("since the yard is old which islands get ferries", "open"),
        ("they named many islands, which ones did he name first", "open"),
        ("they build for the top how many islands", "open"),
        ("the yard said how many islands are served", "statement"),
        ("according to the yard who is served", "open"),
        ("people who are served have said it", "statement"),
        ("whereabouts did they sign", "open"),
        # what somebody wants to be told, or to be advised
        ("any reason the mayor left the yard?", "open"),
        ("the reason is that the yard was old", "statement"),
        ("the islands that they serve, list them pls", "open"),
        # which of two it is
        ("was it built in May or in June", "open"),
        ("is it cheaper or dearer than the old one", "open"),
        ("is it more or less than 12 ferries", "open"),
        ("is it more or less 12 ferries", "yesno"),
        ("do they get 12 or 15 ferries", "open"),
        ("do they get two or three ferries", "yesno"),
        ("is it 12 euros or 15 dollars", "yesno"),
        ("is it new or old", "yesno"),
        ("the yard is old, i read", "statement"),
        ("I'd be grateful for the names of the islands they serve.", "open"),
        ("should I buy a ferry or the yard?", "open"),
        ("should the yard build ferries?", "yesno"),
        # who says how sure he is states it all the same
        ("I am fairly sure that the yard is old", "statement"),
        ("I think who built them is known", "statement"),
        ("my old neighbour swears that the yard is new", "statement"),
        ("someone in here says who built it", "open"),
        # a request, of something or whether something is so
        ("Might I ask in which yard they were built?", "open"),
        ("I would be grateful if you could name the yard", "open"),
        ("do you know when they met", "open"),
        ("could you tell me whether the yard builds ferries?", "yesno"),
        ("can you tell me is the yard old?", "yesno"),
        ("Would you say it is true?", "yesno"),
        ("may I say that the yard builds ferries", "yesno"),
        ("we know the yard is old", "statement"),
        ("", "keywords"),
    ],
)
def test_the_form_is_told_by_opening_verb_and_mark(text: str, form: Form) -> None:
    assert read(text).form == form


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        # A bound that says 'no' or 'not' denies nothing.
        ("do they get no more than 12", False),
        ("do they get not fewer than 12", False),
        ("do they not get more than 12", True),
        ("they have to answer no later than 3 April", False),
        ("the yard does not build ferries", True),
        ("the yard refused to build ferries", True),
        ("no one builds ferries", True),
        ("it mustn't build ferries", True),
        ("the ferries are free of charge", False),
        ("the yard did not refuse to build ferries", False),
        # what was refused may go on to be something else
        ("the refused offer came from the yard", False),
        ("the offer that got rejected came from the yard", False),
        ("the offer was rejected", True),
        ("isn't it the yard", False),
        ("no, it is the yard", False),
        ("not only the yard builds ferries", False),
        ("the yard builds ferries because it could not wait", False),
        ("the yard builds ferries, no?", False),
        ("the yard builds ferries, didn't it?", False),
        # what limits or means nothing denies nothing
        ("it is nothing more than a plan", False),
        ("exactly 12 ferries, not one more and not one less", False),
        ("the yard is no 2 of all", False),
        ("none of the reports says so", False),
        # the parts of a verb may stand apart
        ("the yard turned the town down", True),
        ("the yard turned the town upside down", True),
        ("the yard turned to the town, and down it went", False),
        # who says that something is not so denies it, a denial too
        ("it is not true that the yard builds ferries", True),
        ("it isn't the case that the yard builds ferries", True),
        ("it is not true that the yard does not build ferries", False),
        ("is it not true that the yard builds ferries", False),
        ("does the town say it isn't true that the yard builds no ferries", False),
        # who is against it denies it; what helps against something does not
        ("the yard is against the ferries", True),
        ("the yard was always firmly against the ferries", True),
        ("is the yard against the ferries", True),
        ("they voted against the ferries", True),
        ("the yard is not against the ferries", False),
        ("ferries help against traffic", False),
        ("is there a rule against ferries", False),
    ],
)
def test_a_negation_denies_what_is_asked_or_nothing(text: str, negated: bool) -> None:  # noqa: FBT001 - a column
    assert read(text).is_negated is negated


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("the yard does not build ferries", {"build"}),
        ("nobody has seen the yard or its ferries", {"seen"}),
        ("the yard has no ferries and never sold a ship", {"ferries", "sold"}),
        # what is refused is denied, and what is not refused is not
        ("the yard refused to build ferries", {"build"}),
        ("the yard did not refuse to build ferries", set()),
        ("is it not", set()),
    ],
)
def test_what_is_denied_stands_after_its_negation(text: str, denied: set[str]) -> None:
    assert read(text).denied == denied


@pytest.mark.parametrize(
    ("text", "lasts"),
    [
        ("the yard still builds ferries", True),
        ("do they sail any more", True),
        ("she continues to sail", True),
        ("do they sail yet", False),
        # what is to come, or may, does not go on
        ("the ferries are still to come", False),
        ("the ferries can still be sold", False),
        ("the yard builds ferries", False),
    ],
)
def test_what_goes_on_is_told_from_what_is_to_come(text: str, lasts: bool) -> None:  # noqa: FBT001 - a column
    assert read(text).lasts is lasts


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("Renn was there too", True),
        ("another yard builds them", True),
        ("they build ships as well", True),
        ("Renn was there", False),
    ],
)
def test_what_is_one_more_is_added(text: str, adds: bool) -> None:  # noqa: FBT001 - a column
    assert read(text).adds is adds


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("and the price?", True),
        ("what about Renn", True),
        ("who said that", True),
        ("who builds ferries", False),
        # 'there' that only says that something exists
        ("is there a price", False),
        ("how many ferries are there", False),
        ("there were 12 ferries", False),
        ("who was there", True),
        ("who was there from the yard", True),
        ("was Renn there", True),
        ("what was it like there", True),
    ],
)
def test_pronouns_and_openers_lean_back(text: str, leans: bool) -> None:  # noqa: FBT001 - a column
    assert read(text).leans_back is leans


@pytest.mark.parametrize(
    ("text", "opens"), [("who builds them", True), ("at which yard", True), ("ok so is it", True), ("the yard", False)]
)
def test_a_question_opens_with_its_own_words(text: str, opens: bool) -> None:  # noqa: FBT001 - a column
    assert read(text).opens is opens


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Could you kindly tell me how many there are?", {"how_many"}),
        ("there were two more at the yard, who are they", {"who"}),
        ("Renn is the man who built them", set()),
    ],
)
def test_what_is_wanted_stands_after_a_request_or_at_the_end(text: str, wants: set[str]) -> None:
    assert READER.read(text).wants == wants


def test_a_bound_is_no_part_of_a_denial() -> None:
    assert read("they gave the yard up").is_negated
    assert not read("they gave a price of up to 12 euros").is_negated


@pytest.mark.parametrize(
    ("text", "is_present"),
    [
        ("the yard is old and the ferries are new", True),
        ("the yard is old and has been sold", False),
        ("the yard was old", False),
        ("the yard sails on", False),
    ],
)
def test_what_is_so_is_told_from_what_was_and_has_been(text: str, is_present: bool) -> None:  # noqa: FBT001 - a column
    assert read(text).is_present is is_present


@pytest.mark.parametrize(
    ("text", "is_past"),
    [
        ("the yard delivered the ferries", True),
        ("the yard has delivered the ferries", True),
        ("the ferries were sold", True),
        ("did they join the yard", True),
        ("the offer got rejected", True),
        # what is, what is owned, and what is still to come
        ("the delivered ferries are old", False),
        ("the ferries are sold to the town", False),
        ("the yard gets the ferries painted", False),
        ("has Renn got a yard", False),
        ("the yard builds what the town ordered", False),
        ("the yard will have delivered them", False),
        ("ferries", False),
    ],
)
def test_the_first_verb_tells_whether_it_happened(text: str, is_past: bool) -> None:  # noqa: FBT001 - a column
    assert read(text).is_past is is_past


@pytest.mark.parametrize(
    ("text", "is_ahead"),
    [
        ("the yard is to deliver the ferries", True),
        ("the loan must be repaid within a year", True),
        ("the ferries are expected to be painted", True),
        ("the loan must be repaid, the mayor said", True),
        ("the yard has agreed to deliver them", False),
        ("the yard was sold and will move", False),
        ("the yard builds ferries", False),
    ],
)
def test_what_is_only_to_come_is_told_from_what_has_happened_too(text: str, is_ahead: bool) -> None:  # noqa: FBT001 - a column
    assert read(text).is_ahead is is_ahead
