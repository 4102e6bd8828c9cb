"""Words for made-up articles: states, people and sentences that exist nowhere else."""
import datetime
import html
import random

STATES = ["Norland", "Vastria", "Kelmar", "Sorvenia", "Arden", "Tamoria", "Ilvania", "Quenda", "Marrow", "Ostria"]
CITIES = ["Halvik", "Port Venn", "Kelm", "Sorv", "Ardenne Bay", "Tamor", "Ilva", "Quend", "Marrowgate", "Ostrel"]
FIRST = ["Anna", "Viktor", "Elin", "Marek", "Ruth", "Tomas", "Ines", "Karl", "Nadia", "Oskar", "Lena", "Pavel"]
LAST = ["Brandt", "Okello", "Havel", "Lindqvist", "Moreau", "Petrov", "Sandoval", "Tanaka", "Urbano", "Voss", "Weiss", "Zoric"]
OUTLETS = ["The Halvik Courier", "Kelmar Times", "Northern Wire", "The Ardenne Post", "Daily Beacon", "Channel Nine",
           "The Straits Observer", "Ilva Review", "Quenda Today", "Marrow Dispatch"]
OFFICES = ["foreign minister", "prime minister", "defence minister", "ambassador", "envoy", "spokeswoman", "trade secretary"]
THINGS = ["the border treaty", "the fisheries agreement", "the prisoner exchange", "the pipeline contract",
          "the ceasefire along the river", "the visa regime", "the customs union", "the airspace dispute"]

PATTERNS = [
    "The {office} of {a}, {p}, told reporters in {city} that talks on {thing} would resume {when}.",
    "Officials in {b} said they had received the proposal and would answer it within {n} days.",
    "“We have always said that {thing} is not a matter for threats,” {last} said, “and we will not change our position now.”",
    "The two governments have been at odds since {year}, when {a} recalled its ambassador from {city}.",
    "According to a statement published on {day}, both sides agreed to set up a working group of {n} experts.",
    "Diplomats who follow the talks said, however, that little progress had been made on {thing}.",
    "{b} has asked {c} to mediate, a request that was welcomed in {city} but met with silence elsewhere.",
    "Trade between {a} and {b} fell by {n} per cent last year, the national bank reported.",
    "In {city}, some {n}00 people gathered outside the parliament to protest against the plan.",
    "{p}, who took office in {year}, is due to visit {c} {when}, the ministry confirmed.",
    "The opposition accused the cabinet of giving way on {thing} without asking parliament.",
    "A spokesman for the {office} declined to comment on the report, saying only that contacts continued.",
    "Under the draft, {a} would withdraw its forces from {n} posts near {city} before the end of the month.",
    "Analysts caution that a quick settlement is unlikely, since neither side can afford to be seen as weak.",
    "“It is too early to speak of a breakthrough,” said {p}, a former {office} who now teaches in {city}.",
    "The delegation from {b} left the hall twice during the session, witnesses said, but returned each time.",
    "Neighbouring {c}, which depends on transit fees, has urged both capitals to show restraint.",
    "The agreement still has to be ratified by the parliaments of {a} and {b}, where it faces resistance.",
    "Earlier this week {b} expelled {n} diplomats, and {a} answered in kind on {day}.",
    "Negotiators worked through the night and presented a text of {n} pages shortly after dawn.",
    "For the villages along the river the dispute is anything but abstract: the only bridge has been closed since {year}.",
    "“If they want peace they know where to find us,” the {office} said in a speech carried live by state television.",
    "No date was set for the next round, but officials on both sides mentioned the second half of the month.",
    "The European envoy called the outcome encouraging and promised {n} million for clearing mines.",
    "Prices in the markets of {city} rose at once after the crossing was shut, shopkeepers said.",
    "An adviser who asked not to be named said that the cabinet was divided over {thing}.",
]
HEADINGS = ["What the text says", "A long quarrel", "Reactions abroad", "Voices from the border", "What happens next",
            "The figures", "Doubts in parliament", "A cautious welcome", "Background", "The view from {city}"]
TITLES = ["{a} and {b} resume talks on {thing}", "{b} recalls ambassador over {thing}", "{a} offers {b} new terms on {thing}",
          "Parliament in {city} delays vote on {thing}", "{c} to mediate between {a} and {b}", "Ministers leave {city} without accord",
          "{a} accuses {b} of breaking promises on {thing}", "After {n} years, a bridge reopens near {city}"]
CAPTIONS = ["{p} arrives for the talks in {city}.", "The bridge near {city}, closed since {year}.", "Delegates of {a} and {b} at the table in {city}.",
            "Protesters outside the parliament of {a}."]
ITEMS = ["release of {n} prisoners by both sides", "opening of the crossing near {city} for trucks", "a hotline between the two defence ministries",
         "joint patrols on the river from {when}", "an exchange of maps of the minefields", "regular meetings of the two trade secretaries"]
COMMENTS = ["Finally some good news, although I doubt that it will last longer than a week given how these people behave.",
            "My grandfather came from that village. He would have been glad to see the bridge open again before he died.",
            "Why does nobody talk about the fees? Somebody is earning well from all of this and it is certainly not us.",
            "Great article, thank you. Could you write more about the mediators and what they were promised in return?",
            "This is propaganda, plain and simple. I have cancelled my subscription and told all my friends to do the same.",
            "I agree with the first comment, but the author forgets that the other government broke the last agreement too."]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


class Words:
    def __init__(self, seed):
        self.random = random.Random(seed)
        r = self.random
        self.date = datetime.date(2019, 1, 1) + datetime.timedelta(days=r.randrange(2300))
        self.outlet = r.choice(OUTLETS)
        self.author = r.choice(FIRST) + " " + r.choice(LAST)
        self.used = set()
        self.title = self.fill(r.choice(TITLES))
        self.title = self.title[0].upper() + self.title[1:]
        slug = "-".join("".join(c for c in self.title.lower() if c.isalnum() or c == " ").split()[:8])
        self.slug = slug
        host = "".join(c for c in self.outlet.lower() if c.isalnum())
        self.host = f"www.{host}.example"
        self.url = f"https://{self.host}/world/{slug}-{r.randrange(10000, 99999)}"
        self.other = [self.fill(r.choice(TITLES)) for _ in range(40)]

    def fill(self, pattern):
        r = self.random
        a, b, c = r.sample(STATES, 3)
        first, last = r.choice(FIRST), r.choice(LAST)
        return pattern.format(a=a, b=b, c=c, city=r.choice(CITIES), p=f"{first} {last}", last=last, office=r.choice(OFFICES),
                              thing=r.choice(THINGS), n=r.randrange(3, 60), year=r.randrange(1991, 2019),
                              day=r.choice(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]),
                              when=r.choice(["next week", "in the autumn", "on Thursday", "before the summit", "early next month"]))

    def sentence(self):
        left = [p for p in PATTERNS if p not in self.used]
        if not left:
            self.used.clear()
            left = PATTERNS
        p = self.random.choice(left)
        self.used.add(p)
        s = self.fill(p)
        return s[0].upper() + s[1:]

    def paragraph(self, low=1, high=3):
        return " ".join(self.sentence() for _ in range(self.random.randint(low, high)))

    def paragraphs(self, n, low=1, high=3):
        return [self.paragraph(low, high) for _ in range(n)]

    def heading(self):
        return self.fill(self.random.choice(HEADINGS))

    def caption(self):
        return self.fill(self.random.choice(CAPTIONS))

    def items(self, n):
        return [self.fill(i) for i in self.random.sample(ITEMS, n)]

    def comment(self):
        return self.random.choice(COMMENTS)

    def name(self):
        return self.random.choice(FIRST) + " " + self.random.choice(LAST)

    def teaser(self):
        t = self.random.choice(self.other)
        return t[0].upper() + t[1:]

    # dates
    def iso(self):
        return self.date.isoformat()

    def long_date(self):  # 21 May 2025
        return f"{self.date.day} {MONTHS[self.date.month - 1]} {self.date.year}"

    def us_date(self):  # May 21, 2025
        return f"{MONTHS[self.date.month - 1]} {self.date.day}, {self.date.year}"

    def later(self, days):
        return (self.date + datetime.timedelta(days=days)).isoformat()


class Page:
    """A page and what is to be found on it."""

    def __init__(self, words, **known):
        self.words = words
        self.title = known.get("title", words.title)
        self.published = known.get("published", words.iso())
        self.main = []
        self.html = ""

    def take(self, text):
        """Counts a text to the article and gives it back for the markup."""
        self.main.append(text)
        return html.escape(text, quote=False)

    def gold(self):
        return f"title: {self.title}\npublished: {self.published}\n\n" + "\n".join(self.main) + "\n"
