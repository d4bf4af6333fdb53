"""What is said in the hospital on that day. The house, its people and their patients do not exist."""

from __future__ import annotations

ORGANISATION = "St. Brigid Hospital Group"

HEADS = (
    "Noor Haddad; Head of Emergency; Emergency",
    "Wanda Krol; Head of Admission; Admission",
    "Ruth Adeyemi; Chief of Medicine; Medicine",
    "Luca Bianchi; Head of Radiology; Radiology",
    "Signe Dahl; Head of Laboratory; Laboratory",
    "Piet van Dam; Chief of Surgery; Surgery",
    "Katrin Oswald; Chief Nursing Officer; Nursing",
    "Tomás Reyes; Chief Pharmacist; Pharmacy",
    "Mae O'Connell; Head of Kitchen and House; House",
    "Yusuf Demir; CIO; IT",
    "Georg Steiner; CFO; Finance",
)
NAMES = tuple(head.partition(";")[0] for head in HEADS)
SILOS = tuple(head.rpartition("; ")[2] for head in HEADS)
LATE, LEAVES = "Piet van Dam", "Georg Steiner"

HOPES = (
    "Wanda Krol: Somebody comes to the door and knows my name",
    "Luca Bianchi: Nobody hears a result in a corridor",
    "Georg Steiner: A bill that my mother could read",
)
MORNING = ((2, 3, 2, 4, 3, 2, 1, 3, 2, 3), (3, 3, 4, 2, 3, 4, 2, 3, 3, 3))
"""What ten of the eleven give at the two statements of the pulse: 2.5 and 3.0."""

FIRST_STAGES = (
    "I notice something",
    "I wait for a date",
    "I arrive",
    "I register",
    "I am examined and treated",
    "I lie on the ward",
    "I go home",
)
STAGES = (
    "I notice something",
    "I wait for a date",
    "I arrive",
    "I am examined",
    "I am treated",
    "I am on the ward",
    "I go home",
)
"""After a merge, a split and a new name."""

TOUCHPOINTS: dict[str, tuple[str, ...]] = {
    "I notice something": ("Web page of symptoms", "Night line", "Family doctor"),
    "I wait for a date": ("Referral letter", "Call about the date", "Letter with the date", "Blood test before"),
    "I arrive": ("Car park", "Reception", "Wristband"),
    "I register": (),
    "I am examined and treated": (
        "Blood sample",
        "Picture",
        "First words about it",
        "Talk with the surgeon",
        "Morning of the operation",
        "Waking up",
        "Call home",
    ),
    "I lie on the ward": ("Round in the morning", "Bell", "Meals"),
    "I go home": ("Talk at the end", "Letter to the family doctor", "Medicines", "Taxi"),
}
"""Twenty-four; the name of the stage that is merged is the twenty-fifth."""

MOMENTS = ("First words about it", "Talk at the end")
GOALS = {"I wait for a date": "To plan my weeks", "I go home": "To know what to do on the first evening"}
PAINS: dict[str, tuple[str, ...]] = {
    "I wait for a date": ("Moved twice without a reason", "Two clinics want the same form"),
    "I arrive": ("An hour at the desk",),
    "I am examined": ("Told in the corridor", "Four times the same questions"),
    "I am treated": ("Fasting since midnight for nothing", "The family is not called"),
    "I am on the ward": ("The bell at night",),
    "I go home": ("The letter comes a week later", "No medicines on a Friday"),
}
SORTED = {"I notice something": "Nobody answers at night", "I arrive": "Nobody expects me"}
DOTS = (3, 9, 2, 5, 1, 7, 4, 6, 2, 1, 8, 3)
"""Hands for each, in that order."""
WHYS = ("An urgent case takes the room", "Nobody holds rooms back for urgent cases", "Each clinic plans alone")
"""Why what got most hurts, asked three times; the last one is the root, and it comes from `Surgery`."""

FEELINGS = (-1, -2, 0, 0, 1, 0, -2)

LOOSE = ("Nobody answers at night", "Nobody expects me", "Who pays the taxi?", "What a visitor sees at seven")
"""On a heap while they think; the first two are pains, one is parked, one is in no place at the end of the day."""

PARKED = "Parking for families of patients who stay long"
DECIDED = "Nursing speaks for going home until there is an owner"

OWNERS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("I notice something", (("Emergency", "h"), ("Medicine", "o"))),
    ("I wait for a date", (("Medicine", "h"), ("Admission", "o"))),
    ("I arrive", (("Admission", "o"), ("Emergency", "o"))),
    ("I am examined", (("Medicine", "h"), ("Radiology", "o"), ("Laboratory", "h"))),
    ("I am treated", (("Laboratory", "h"), ("Surgery", "o"), ("Nursing", "h"), ("Pharmacy", "h"))),
    ("I am on the ward", (("Pharmacy", "h"), ("Nursing", "o"), ("House", "h"))),
    ("I go home", (("Pharmacy", "h"), ("Nursing", "h"), ("Surgery", "h"))),
)
"""As it is typed, the nearest first: two own `I arrive`, and nobody owns `I go home`."""

HANDOFFS: tuple[tuple[str, str, str, str, str], ...] = (
    ("The referral and its pictures", "Brings them along", "r", "n", "Wanda"),
    ("Name, date and papers", "Is expected by name", "s", "y", "Noor"),
    ("The order, with the question", "Is asked it again", "r", "n", "Luca"),
    ("The result, in words", "Hears it in the corridor", "d", "n", "Luca"),
    ("What was done, and what comes", "Tells it to the night nurse", "r", "y", "Katrin"),
    ("The letter and the medicines", "Waits for both", "d", "n", "Ruth"),
)

FIGURES = (("Q3 2025", "18400", "1260", "1510"), ("Q4 2025", "18150", "1190", "1420"))
LEFT = "A date was moved twice"
SHEETS = ("21 32 11", "32 33 22", "22 31 12", "33 24 21", "34 24 21", "22 21 11", "32 22 12", "33 33 22", "21 32 21",
          "32 12 21", "22 31 22")  # fmt: skip
REWARD = "The ward with the most free beds at ten in the morning"
HALF, REST = "The letter, the medicines and a num", "ber to ring"

CONCEPTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("discharged", ("gone", "closed", "discharged", "", "", "discharged", "home", "cleared", "bed free", "status 4",
                    "billed"), "going home: when they know what to do on the first evening"),
)  # fmt: skip

RULES: dict[str, tuple[str, str]] = {
    "I notice something": ("Say what is urgent and what can wait", "Send them away without a number to ring"),
    "I wait for a date": ("Give a reason when a date moves", "Move a date twice"),
    "I arrive": ("Greet them by their name", "Ask for a paper that we have"),
    "I am examined": ("Say who tells the result, and when", "Speak of a result in a corridor"),
    "I am treated": ("Call the family within the hour", "Let them fast without looking at the list"),
    "I am on the ward": ("Say every evening what comes tomorrow", "Wake somebody for a form"),
    "I go home": ("Hand over the letter at the door", "Send somebody home alone at night"),
}
OF_GROUP = "A rule for visitors at night"
DISSENT = "Signe Dahl: We have nobody who carries letters after six"
ADOPTED_NEVERS = ("I wait for a date", "I am examined")
CALLS = (("n9",) * 7 + ("d0", "d0", "e9"), ("n0",) * 4 + ("n3", "n3", "d0", "d0", "e2", "e0"))
"""What ten press in each case: a call, and the number of the rule that decides it. The second shows a hole."""

METRICS: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("Noor Haddad", "Seen by a doctor within the hour", "o", "61 %", "85 %", "1 Sep"),
    ("Wanda Krol", "Dates moved once at most", "o", "68 %", "95 %", "1 Dec"),
    ("Ruth Adeyemi", "Back within thirty days, unplanned", "b", "9.4 %", "6 %", "31 Dec"),
    ("Luca Bianchi", "From picture to first words", "o", "26 hours", "4 hours", "30 Jun"),
    ("Signe Dahl", "Samples taken twice", "o", "3.1 %", "1 %", "1 Oct"),
    ("Piet van Dam", "Operations on the day we promised", "o", "72 %", "92 %", "1 Dec"),
    ("Katrin Oswald", "Told every evening what comes tomorrow", "b", "38 %", "90 %", "1 Sep"),
    ("Tomás Reyes", "Home with medicines for three days", "o", "44 %", "95 %", "1 Oct"),
    ("Mae O'Connell", "Would recommend the stay", "s", "7.9 points", "8.8 points", "1 Dec"),
    ("Yusuf Demir", "Questions asked only once", "b", "20 %", "80 %", "31 Dec"),
)
"""One for each but finance, who has left by then."""

PROMISES: tuple[tuple[str, str, str], ...] = (
    ("Katrin", "Name one owner of going home, and tell every ward", "20 March"),
    ("Wanda", "One list of dates that every clinic can see", "4 May"),
    ("Wanda", "Ring ten patients whose date we moved", "13 March"),
    ("Luca", "A room beside radiology for first words", "7 April"),
    ("Mae", "Supper until eight on the surgical wards", "27 March"),
    ("Piet", "Read the fasting list at six, every morning", "25 March"),
    ("Tomás", "Medicines for three days, also on Fridays", "20 April"),
    ("Ruth", "The letter at the door for every second patient", "15 April"),
    ("Noor", "A night line that somebody answers", "1 April"),
    ("Yusuf", "The bill and the letter on one screen", "29 May"),
    ("Signe", "Label blood samples at the bed", "30 March"),
    ("Noor", "Agree with admission who greets at night", "17 March"),
    ("Mae", "Signs to the ward that a visitor can follow", "12 June"),
)
TAKEN_ALONG = ("Georg", "Show the bill to five patients before it goes out", "24 April")
"""What the head who leaves promises standing: the fourteenth."""

EVENING = ((0, 1, 3, 5, 1), (0, 0, 4, 5, 1))
LEARNT = ("Wanda Krol: My date is somebody's week", "Yusuf Demir: I have never stood at the desk at eight")

PRIVATE = "Piet and Wanda do not look at each other"
WRONG = "This was said by mistake"
