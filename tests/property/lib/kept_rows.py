"""A view written otherwise, worked out alone over what a scan found, and then what reads it.

The extension keeps the rows of each view gov_x in gov_kept_x; n_x are the rows with the mutant, and whatever reads a view that
changed reads its n_x. Nothing is scanned again.
"""
import math
import re
import sqlite3

WORD = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|\b(?:temp\.)?gov_(?:kept_)?(\w+)\b(?!\s*\()")
SHADOW = re.compile(r"\bgov_(\w+)(?:\([^)]*\))? AS (?:NOT )?(?:MATERIALIZED )?\(")  # a CTE named as a view is
KEYS = ("path", "scope", "unit_id")
TICK = 100_000  # virtual machine instructions
TICKS_MORE = 300


def connect(extension):
    db = sqlite3.connect(":memory:", isolation_level=None, cached_statements=1000)
    db.enable_load_extension(True)
    db.load_extension(extension)
    return db


def select_of(sql):
    """The SELECT of a CREATE VIEW, with the names of its columns where the head has them."""
    head, body = re.split(r"\sAS\b", sql, maxsplit=1)
    columns = re.search(r"\(([^)]*)\)\s*$", head)
    body = body.strip().rstrip(";")
    return f"WITH named({columns.group(1)}) AS ({body}) SELECT * FROM named" if columns else body


class Tables:
    def __init__(self, db):
        """db: a connection that has scanned its workspace."""
        self.db, self.budget, self.ticks, self.cost = db, None, 0, {}
        db.set_progress_handler(self._tick, TICK)
        views = db.execute("SELECT name, sql FROM sqlite_temp_schema WHERE type = 'view' AND name GLOB 'gov_*'")
        self.texts = {name[4:]: select_of(sql) for name, sql in views}
        self.reads = {name: self.read_by(text) - {name} for name, text in self.texts.items()}
        self.order = []
        while len(self.order) < len(self.texts):
            ready = [n for n in sorted(self.texts) if n not in self.order and self.reads[n] <= set(self.order)]
            assert ready, "views that read each other in a circle"
            self.order += ready

    def _tick(self):
        self.ticks += 1
        return self.budget is not None and self.ticks > self.budget

    def read_by(self, text):
        return {m.group(1) for m in WORD.finditer(text) if m.group(1) in self.texts} - set(SHADOW.findall(text))

    def over(self, text, changed):
        """The text, reading n_x of what changed and the kept rows of everything else."""
        shadows = set(SHADOW.findall(text))

        def one(match):
            name = match.group(1)
            if name is None or name in shadows or name not in self.texts or name.startswith("user_check"):
                return "" if match.group(0).startswith("--") else match.group(0)
            return f"main.n_{name}" if name in changed else f"gov_kept_{name}"
        return WORD.sub(one, text)

    def _prepare(self, name):
        """Room for the view's rows as they may become; how long it takes as it is."""
        columns = [c[0] for c in self.db.execute(f"SELECT * FROM gov_kept_{name}").description]
        self.db.execute(f"CREATE TABLE n_{name} AS SELECT * FROM gov_kept_{name} LIMIT 0")
        for key in KEYS:
            if key in columns:
                self.db.execute(f"CREATE INDEX n_{name}_{key} ON n_{name}({key})")
        self.cost[name] = math.inf
        assert not self._differs(name, self.texts[name], ()), f"{name} over kept rows is another"
        self.cost[name] = self.ticks

    def _differs(self, name, text, changed):
        if name not in self.cost:
            self._prepare(name)
        self.budget, self.ticks = TICKS_MORE + 10 * self.cost[name], 0
        try:
            self.db.execute(f"DELETE FROM n_{name}")
            self.db.execute(f"INSERT INTO n_{name} {self.over(text, changed)}")
        finally:
            self.budget = None  # what follows is a comparison
        (old,), (new,) = (self.db.execute(f"SELECT count(*) FROM {t}_{name}").fetchone() for t in ("gov_kept", "n"))
        return old != new or any(self.db.execute(f"SELECT EXISTS (SELECT * FROM {a}_{name} EXCEPT SELECT * FROM {b}_{name})").fetchone()[0]
                                 for a, b in (("gov_kept", "n"), ("n", "gov_kept")))

    def changes(self, view, sql, wanted):
        """Which of the wanted views have other rows with this statement instead of the view's? Those that changed so far, after each that is found.
        Raises when it runs away or means nothing."""
        changed, needed = set(), self.below(wanted)
        for name in self.order[self.order.index(view):]:
            mutated = select_of(sql) if name == view else self.texts[name]
            if (name == view or (name in needed and self.reads[name] & changed)) and self._differs(name, mutated, changed):
                changed.add(name)
                if name in wanted:
                    yield name, changed
            if not changed:
                return

    def changed_by(self, view, sql, wanted):
        return {name for name, _ in self.changes(view, sql, wanted)}

    def below(self, wanted):
        needed, new = set(), set(wanted)
        while new:
            needed |= new
            new = {r for n in new for r in self.reads[n]} - needed
        return needed

    def answer(self, question, changed=()):
        self.budget, self.ticks = (2000, 0) if changed else (None, 0)
        try:
            return sorted(map(repr, self.db.execute(self.over(question, changed))))
        finally:
            self.budget = None
