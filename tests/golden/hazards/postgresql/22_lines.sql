-- a byte order mark and carriage returns
/* and
   a comment */ DROP TABLE
  late; -- expect-at 3: MH101 MH309

DROP TABLE later; -- expect: MH101 MH309
