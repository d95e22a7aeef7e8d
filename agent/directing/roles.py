"""The nouns scripts call people by who have no name, and how such people look."""

from dataclasses import dataclass
from typing import Literal

from agent.directing import wordset


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of a person; None: nothing. `age` in years."""

    sex: Literal["male", "female"] | None = None
    age: int | None = None
    outfit: str | None = None
    hat: str | None = None
    voice: bool = False


_TABLE: dict[Role, str] = {
    Role("male"): "man guy husband father dad brother uncle gentleman groom fella dude son-in-law "
    "boyfriend sir mister monsieur herr mann homme señor",
    Role("female"): "woman lady wife mother mom mum sister aunt girlfriend lover madame frau femme "
    "señora hostess actress widow",
    Role("male", 68): "grandfather grandpa grandad",
    Role("female", 68): "grandmother grandma granny",
    Role("male", 9): "boy son nephew junge garçon schoolboy",
    Role("female", 9): "girl daughter niece mädchen fille schoolgirl",
    Role(None, 8): "kid child toddler baby infant kind enfant",
    Role(None, 16): "teenager teen student youth",
    Role("male", 35, "uniform", "police"): "policeman patrolman",
    Role("female", 35, "uniform", "police"): "policewoman",
    Role(None, 35, "uniform", "police"): "cop officer police guard deputy sheriff sergeant trooper "
    "warden marshal polizist gendarme",
    Role(None, 42, "suit"): "detective agent inspector lawyer attorney banker businessman "
    "politician senator mayor president executive boss manager principal commissar kommissar",
    Role(None, 27, "soldier", "soldier"): "soldier private corporal lieutenant",
    Role(
        None, 48, "uniform", "soldier"
    ): "general colonel major captain commander admiral pilot copilot",
    Role(None, 45, "doctor"): "doctor surgeon scientist paramedic medic vet arzt docteur médecin",
    Role("female", 32, "uniform"): "nurse stewardess waitress maid serveuse kellnerin",
    Role("male", 32, "uniform"): "waiter bellboy doorman valet butler usher kellner serveur",
    Role(None, 38, "apron"): "bartender barman barmaid baker butcher grocer shopkeeper barista",
    Role(None, 42, "apron", "chef"): "chef cook",
    Role("male", 55, "priest"): "priest pastor reverend minister preacher monk bishop pope",
    Role("female", 50, "robe", "headscarf"): "nun",
    Role(None, 38, "overalls", "cap"): "worker driver mechanic janitor farmer plumber driver "
    "cabbie trucker technician engineer fisherman",
    Role(None, 35, "overalls", "hard_hat"): "builder foreman miner",
    Role(None, 33, "uniform", "helmet"): "fireman firefighter",
    Role("male", 40, "jacket", "cowboy"): "cowboy rancher",
    Role(None, 60, "robe"): "judge wizard witch",
    Role("female", 28, "wedding_dress"): "bride",
    Role("female", 26, "dress"): "princess queen hooker stripper prostitute singer date",
    Role(None, 40): "reporter journalist teacher clerk secretary receptionist customer neighbor "
    "neighbour passenger stranger thug goon henchman minion killer thief robber assistant friend "
    "host guest patient victim photographer producer director announcer operator tourist beggar "
    "bouncer dealer gangster hitman assassin professor cashier salesman saleswoman landlord "
    "landlady prisoner inmate vendor witness foreman dancer musician hippie hunter sailor "
    "bystander pedestrian caller suspect partner ghost leader member player coach ringmaster "
    "clown giant poet counselor counsellor deckhand crewman crewmember steward attendant",
    Role(
        voice=True
    ): "machine printer copier radio tv television computer voice intercom phone speaker recording "
    "loudspeaker tape narrator answerphone p.a. voicemail voix stimme dispatcher "
    "ai a.i spacesuit suit",
}
ROLES: dict[str, Role] = {noun: role for role, nouns in _TABLE.items() for noun in nouns.split()}
"""By lower-case noun."""

CROWDS = wordset.of(
    "crowd all everyone everybody both others people voices audience men women children kids boys "
    "girls guests passersby bystanders students soldiers cops police guards officers nurses "
    "doctors reporters customers patrons passengers dancers villagers townsfolk townspeople mob "
    "chorus band team class congregation mourners workers crew tous alle foule menge"
)
"""Nouns for many people, who are extras and never cast as one person."""


def role(name: str) -> Role | None:
    """Return the role of the last noun of a name that is one (MAN #2, OLD FISHERMAN)."""
    for word in reversed(name.lower().replace("#", " ").split()):
        if word in ROLES:
            return ROLES[word]
    return None


def crowd(name: str) -> bool:
    """Return whether a name stands for many people."""
    words = name.lower().split()
    return bool(words) and (words[-1] in CROWDS or words[0] in {"all", "both", "everyone"})


def voice(name: str) -> bool:
    """Return whether a name is a thing that speaks, not somebody to be seen."""
    found = role(name)
    return found is not None and found.voice


def generic(name: str) -> bool:
    """Return whether a name is only a role, number or article aside."""
    return all(
        word in ROLES or not word.isalpha() or word in {"the", "a", "young", "old", "other"}
        for word in name.lower().split()
    )
