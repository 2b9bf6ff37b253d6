"""Single things that a person writes into a sound migration stage and that take back what they stand beside: conditions, hopes, parts, questions.

VARIANTS as in stage_variants.py, which joins them; those that take nothing back stand beside, and must stay sound.
"""
MAP, ART, INV, REP, RUN = ("knowledge/" + f for f in ("MAPPING-SPEC.md", "MIGRATION-ARTIFACTS.md", "MIGRATION-INVENTORY.md", "VALIDATION-REPORT.md", "CUTOVER-RUNBOOK.md"))
FB, UNIT = "stages/migrate/feedback/01-names-too-long.md", "stages/migrate/units/unit-01-orders.md"

APPROVED, PROCEDURE, DATASET = "| change board | approved |", "steps 03-rollback to 01-rollback on the staging store", "a copy of production of 2026-11-09"
OBSERVED, ANSWER, PASSED = "- **RTO observed:** 18 minutes", "Answer: no, it reads the e-mail address alone.", "| 8,400 rows | 8,400 rows | PASS |"
HASHED = "The hashes of both sides are identical for every account and purchase that was carried over."
REGISTER = "None beyond the two rejected names (M-02)."
WRITES = "Writes made in the target after step 03 are replicated back by the reverse stream before a rollback."


def each(name, file, old, news, outcomes):
    return [(f"{name}-{number}", [(file, old, new)], outcomes) for number, new in enumerate(news, 1)]


VARIANTS = each("approval-taken-back", RUN, APPROVED, [f"| change board | {text} |" for text in (
    "approved, subject to a second review", "approved by mail?", "approved verbally", "provisionally approved", "approved if the rehearsal passes", "approved (expired)",
    "approved, later withdrawn", "approved for another release", "approved in part", "approved, pending legal", "genehmigt? approved", "approved, vorbehaltlich der Prüfung",
    "approved, sujeto a una segunda revisión", "approved, sous réserve", "approved, com ressalvas", "approved при условии", "approved, 附条件", "approved, 条件付き", "approved โดยมีเงื่อนไข")],
    {"CUT.EXTERNAL_APPROVAL": "fail"})
VARIANTS += each("approval-stands", RUN, APPROVED, [f"| change board | {text} |" for text in ("Approved without conditions", "approved, no reservations", "**Approved**")], {"CUT.EXTERNAL_APPROVAL": "pass"})
VARIANTS += each("approver-nobody", RUN, APPROVED, ["| to be named | approved |", "| nobody | approved |", "| the board? | approved |", "| billing lead | approved |"], {"CUT.EXTERNAL_APPROVAL": "fail"})
VARIANTS += each("ticket-asked", RUN, "| CHG-4711 |", ["| CHG-???? |", "| to be assigned by the board |"], {"CUT.EXTERNAL_APPROVAL": "fail"})
VARIANTS += each("delta-in-words", REP, "| 8,400 | 8,400 | 0 | 0 | PASS |", [f"| 8,400 | 8,400 | 0 | {text} | PASS |" for text in (
    "as it was", "a handful", "not measured", "—", "einige wenige", "casi nada")], {"RPT.RECON_TABLE": "fail: passed, and its expected or actual delta is no number @ 8,400 | 0 |"})
VARIANTS += each("rehearsal-talk", REP, PROCEDURE, [
    "talked through at the table", "discussed in a meeting, step by step", "desk check of the three rollback steps", "the steps were reviewed with the team", "a paper exercise",
    "am Tisch durchgesprochen", "ejercicio de mesa", "passé en revue, sur papier", "exercício de mesa", "обсудили за столом", "桌面推演", "机上で読み合わせ", "พูดคุยบนกระดาษ",
    "step 03-rollback on the staging store, the others were left out", "all steps except 01-rollback, on staging"], {"RPT.REHEARSAL": "fail"})
VARIANTS += each("rehearsal-toy", REP, DATASET, [
    "three synthetic rows", "an empty database", "a handful of test rows", "none", "a developer's laptop database", "some rows", "schema only", "ein paar Zeilen", "unas filas de prueba",
    "quelques lignes", "algumas linhas", "несколько строк", "几行测试行", "数行のテスト行", "ไม่กี่แถว", "a copy of production?"], {"RPT.REHEARSAL": "fail"})
VARIANTS += each("rehearsal-lifelike", REP, DATASET, ["a copy of production, masked, with ten rows made up", "the production dump of 2026-11-09"], {"RPT.REHEARSAL": "pass"})
VARIANTS += each("rehearsal-hoped", REP, OBSERVED, [
    "- **RTO observed:** 18 minutes (expected)", "- **RTO expected:** 18 minutes", "- **RTO observed:** 18 minutes, estimated", "- **RTO observed:** 48 minutes",
    "- **RTO observed:** geschätzt 18 min", "- **RTO observed:** 18 min, по оценке"], {"RPT.REHEARSAL": "fail"})
VARIANTS += each("rehearsal-in-time", REP, OBSERVED, ["- **RTO observed:** 30 minutes"], {"RPT.REHEARSAL": "pass"})
VARIANTS += each("question-open", UNIT, ANSWER, ["Answer: " + text for text in (
    "open.", "we do not know yet.", "ask marketing.", "TBD", "still being discussed.", "", "who knows?", "offen", "no sabemos", "en attente", "em aberto", "неизвестно", "待定", "未定", "ยังไม่ทราบ")],
    {"UNIT.OPEN_QUESTION": "fail"})
VARIANTS += each("question-answered", UNIT, ANSWER, ["Answer: yes.", "Answer: no, nobody asked for it.", "Default: it is left out.", "(needs human escalation)"], {"UNIT.OPEN_QUESTION": "pass"})
VARIANTS += [("test-lies", [(UNIT, PASSED, "| 8,400 rows | 8,000 rows | PASS |")], {"TST.ACTUALS_AGREE": "fail", "INT.MAP_COVERAGE": "fail"}),
             ("test-lies-said", [(UNIT, PASSED, "| 8,400 rows | 8,000 rows | FAIL |")], {"TST.ACTUALS_AGREE": "!fail", "INT.MAP_COVERAGE": "fail"}),
             ("test-in-words", [(UNIT, PASSED, "| all rows | 8,400 rows | PASS |")], {"TST.ACTUALS_AGREE": "pass"})]
VARIANTS += each("test-unseen", UNIT, PASSED, ["| 8,400 rows | | PASS |", "| 8,400 rows | to be seen | PASS |", "| 8,400 rows | probably 8,400 rows | PASS |"], {"TST.ACTUALS_AGREE": "unknown"})
VARIANTS += each("pass-taken-back", UNIT, PASSED, [f"| 8,400 rows | 8,400 rows | PASS ({text}) |" for text in (
    "extrapolated from a sample", "presumably", "in part", "estimated", "hochgerechnet", "extrapolado", "extrapolé", "экстраполяция", "推算", "推定", "ประมาณการ")] + ["| 8,400 rows | 8,400 rows | PASS? |"],
    {"INT.MAP_COVERAGE": "fail"})
VARIANTS += each("pass-stands", UNIT, PASSED, ["| 8,400 rows | 8,400 rows | PASS (8,400 of 8,400) |", "| 8,400 rows | 8,400 rows | ✅ PASS |"], {"INT.MAP_COVERAGE": "pass", "TST.ACTUALS_AGREE": "pass"})
VARIANTS += each("null-asked", MAP, "| rename | null→null |", ["| rename | null→? |", "| rename | null→null? |", "| rename | null→null？ |"], {"MAP.NULL_RULE": "fail"})
VARIANTS += [("rule-asked", [(MAP, "varchar(255) | rename |", "varchar(255) | rename? |")], {"MAP.RULE_ENUM": "fail"}),
             ("default-open", [(MAP, "default: the constant for the legacy shop", "default: to be agreed")], {"MAP.TBD": "fail"}),
             ("constraint-asked", [(MAP, "| tightened | enforce in target |", "| tightened | enforce in target? |")], {"MAP.CONSTRAINTS": "fail"}),
             ("boundary-hoped", [(MAP, "are rejected and reported, never truncated", "are probably rare")], {"MAP.NARROWING": "fail"})]
VARIANTS += each("drop-hoped", MAP, "no consumer reads it since 2019", ["does anybody read it?", "probably unused", "vermutlich unbenutzt"], {"MAP.DROP_RATIONALE": "fail"})
VARIANTS += [("volume-asked", [(INV, "| 1,200 rows |", "| about 1,000 rows? |")], {"INV.VOLUME": "fail"}),
             ("discovery-denied", [(INV, "found by a query of the catalog", "not found in the catalog")], {"INV.DISCOVERY": "fail"})]
VARIANTS += each("owner-nobody", INV, "| crm team |", ["| nobody |", "| crm team? |", "| to be named |", "| niemand |", "| никто |"], {"INV.OWNER": "fail"})
VARIANTS += each("risk-hoped", INV, "such names are rejected and reported", [
    "we will think of something", "hopefully it does not happen", "to be discussed with the vendor", "hoffentlich nicht", "ya veremos", "посмотрим"], {"RSK.MITIGATED": "fail"})
VARIANTS += [("edge-unlisted", [(INV, "- invoicing reads orders\n", "- invoicing reads orders\n- warehouse reads orders\n")], {"INV.EDGE_SYMMETRIC": "fail"}),
             ("edge-of-others", [(INV, "- invoicing reads orders\n", "- invoicing reads parcels\n")], {"INV.EDGE_SYMMETRIC": "unknown"}),
             ("edge-written", [(INV, "- shop writes orders\n", "- invoicing writes orders\n")], {"INV.EDGE_SYMMETRIC": "fail"}),
             ("edge-started", [(INV, "- shop writes orders\n", "- shop triggers orders\n")], {"INV.EDGE_SYMMETRIC": "!fail"}),
             ("edges-undrawn", [(INV, "- newsletter reads customers\n- crm_export reads customers\n- invoicing reads orders\n- shop writes customers\n- shop writes orders\n", "See the picture.\n")],
              {"INV.EDGE_SYMMETRIC": "unknown"})]
VARIANTS += each("entry-lacking", ART, "`-v dry_run=1`, as for the first script", ["not implemented", "none yet", "nicht implementiert", "no implementado", "未実装"], {"ART.ENTRY_FIELDS": "fail"})
VARIANTS += [("section-put-off", [(ART, "The first script, then the second; no two at once. The cursor is saved with every batch.", "To be agreed with operations.")], {"ART.SECTIONS": "fail"}),
             ("run-in-production", [(UNIT, "| first | 9,600 | 9,598 | 2 | 7 min | staging |", "| first | 9,600 | 9,598 | 2 | 7 min | production |")], {"TST.TARGET_SETUP": "fail"}),
             ("rerun-elsewhere", [(UNIT, "### Second run on the same target\n", "### Second run on a fresh target\n")], {"INT.IDEMPOTENT": "fail"}),
             ("sample-uncompared", [(REP, "| purchases | 400 | 0 | random |", "| purchases | 400 | not compared | random |")], {"RPT.SAMPLE_N": "unknown"}),
             ("consumer-asked", [(REP, "| invoicing | yes |", "| invoicing | yes? |")], {"RPT.CONSUMER_REPLAY": "unknown"}),
             ("speed-estimated", [(REP, "| 20 ms | 21 ms | 5% | PASS |", "| 20 ms | 21 ms (estimated) | 5% | PASS |")], {"RPT.PERF": "fail"})]
VARIANTS += each("failure-hoped", UNIT, "| resumed at row 501 |", ["| should resume at row 501 |", "| is expected to resume |", "| sollte bei Zeile 501 weitermachen |"], {"INT.FAILURE_INJECTION": "unknown"})
VARIANTS += each("hashes-differ", REP, HASHED, ["The hashes differ for purchases.", "They do not match.", "The comparison is planned for Monday.", "Die Hashes sind ungleich.", "Los hashes no coinciden.", "校验和不一致。"],
                 {"RPT.HASH_AGREE": "fail"})
VARIANTS += each("hashes-untold", REP, HASHED, ["", "They are probably identical.", "Are they identical?"], {"RPT.HASH_AGREE": "unknown"})
VARIANTS += each("hashes-agree", REP, HASHED, ["Both sides match.", "Die Hashes sind identisch.", "No hash differs, all match."], {"RPT.HASH_AGREE": "pass"})
VARIANTS += each("discrepancy-open", REP, REGISTER, [
    "Twelve purchases have another total than before; cause unknown.", "- D-1: two totals, under investigation", "Zwölf Summen weichen ab, Ursache unbekannt.", "Causa desconocida.", "原因不明"],
    {"RPT.DISCREPANCIES": "fail"})
VARIANTS += [("discrepancy-blank", [(REP, REGISTER, "TBD")], {"RPT.DISCREPANCIES": "unknown", "RPT.SECTIONS": "fail"}),
             ("discrepancy-explained", [(REP, REGISTER, "Two names were rejected by M-02. No open discrepancy is left.")], {"RPT.DISCREPANCIES": "pass"}),
             ("box-open", [(RUN, "- [x] Rehearsal", "- [ ] Rehearsal")], {"CUT.CHECKLIST_OPEN": "fail"}),
             ("box-open-unapproved", [(RUN, "- [x] Rehearsal", "- [ ] Rehearsal"), (RUN, APPROVED, "| change board | requested |")], {"CUT.CHECKLIST_OPEN": "unknown"}),
             ("box-ticked-undone", [(RUN, "- [x] Rehearsal of 2026-11-10 passed", "- [x] Rehearsal skipped")], {"CUT.CHECKLIST_OPEN": "fail"}),
             ("ponr-put-off", [(RUN, "## Point of no return\n\nStep 03.", "## Point of no return\n\nTo be decided.")], {"CUT.PONR_SAID": "fail", "CUT.SECTIONS": "fail"}),
             ("ponr-said-otherwise", [(RUN, "## Point of no return\n\nStep 03.", "## Point of no return\n\nStep 02.")], {"CUT.PONR_SAID": "fail"}),
             ("ponr-said-none", [(RUN, "## Point of no return\n\nStep 03.", "## Point of no return\n\nNone, all steps are reversible.")], {"CUT.PONR_SAID": "fail"}),
             ("ponr-said-in-words", [(RUN, "## Point of no return\n\nStep 03.", "## Point of no return\n\nWhen the shop reads the target.")], {"CUT.PONR_SAID": "unknown"}),
             ("contacts-blank", [(RUN, "The lead on call of billing.", "TBD")], {"CUT.SECTIONS": "fail"}),
             ("routing-put-off", [(RUN, "The configuration value `ORDERS_STORE` is changed from legacy to target in one deployment.", "To be discussed with the network team.")], {"CUT.SECTIONS": "fail"}),
             ("told-to-nobody", [(RUN, "The status page is told when a rollback starts", "Nobody is told when a rollback starts")], {"CUT.COMM_ROLLBACK": "fail"})]
VARIANTS += each("undo-impossible", RUN, "| delete the rows of the last batch |", ["| not possible |", "| nothing |", "| to be written |", "| nicht möglich |", "| imposible |"], {"CUT.ROLLBACK_PAIR": "fail"})
VARIANTS += each("writes-unsettled", RUN, WRITES, ["It is not decided whether writes are replicated back.", "Writes are probably replicated back.", "Are writes replicated back?"], {"CUT.POST_WRITES": "fail"})
VARIANTS += each("step-owner-open", RUN, "| 02 | data engineer |", ["| 02 | to be named |", "| 02 | data engineer? |", "| 02 | nobody |"], {"CUT.STEP_DETAIL": "fail"})
VARIANTS += each("closed-unsolved", FB, "The boundary test of M-02 was added and passes.", [
    "We accept this for now and look at it later.", "The boundary test of M-02 was added; it does not pass.", "Noch nicht behoben.", "Pour l'instant, on laisse."], {"FB.CLOSED_WITH_BLOCKER": "fail"})

# ---- a comparison of a part, a report about another amount, a rehearsal of long ago ----
VARIANTS += each("hashes-of-a-part", REP, HASHED, ["The hashes of both sides are identical for most accounts.", "Nearly all hashes match.", "Die Hashes sind fast alle identisch.", "Las sumas coinciden para la mayoría.",
                                                   "Les sommes sont identiques pour la plupart.", "Хэши идентичны, почти все.", "大部分哈希一致。"], {"RPT.HASH_AGREE": "fail: the hashes agree for a part"})
VARIANTS += each("volume-grown", INV, "| 8,400 rows |", ["| 9,900 rows |", "| about 12 thousand rows |", "| 7,000 records |", "| 1 row |"], {"RPT.VOLUME": "fail: orders", "INV.VOLUME": "pass"})
VARIANTS += each("volume-near", INV, "| 8,400 rows |", ["| 9,000 rows |", "| 8.4 thousand rows |", "| ~8,000 rows |"], {"RPT.VOLUME": "!fail", "INV.VOLUME": "pass"})
VARIANTS += each("volume-of-bytes", INV, "| 8,400 rows |", ["| 2 GB |"], {"RPT.VOLUME": "unknown", "INV.VOLUME": "pass"})
VARIANTS += [("volume-at-a-tenth", [(INV, "| 8,400 rows |", "| 7,637 rows |")], {"RPT.VOLUME": "!fail"}), ("volume-beyond-a-tenth", [(INV, "| 8,400 rows |", "| 7,636 rows |")], {"RPT.VOLUME": "fail"})]
VARIANTS += each("rehearsal-of-long-ago", REP, DATASET, ["a copy of production of 2024-11-09", "the production dump of 2026-10-10"], {"RPT.REHEARSAL": "fail: it is of long before the migration"})
VARIANTS += each("rehearsal-of-a-month-ago", REP, DATASET, ["the production dump of 2026-10-11"], {"RPT.REHEARSAL": "pass"})
VARIANTS += each("approval-of-another-move", RUN, APPROVED, [f"| change board | {text} |" for text in ("approved for last year's move", "approved for the previous migration", "approved, für eine frühere Umstellung")], {"CUT.EXTERNAL_APPROVAL": "fail"})
TOLD = "The status page is told when a rollback starts, when a rollback completes, and of a partial rollback with its extent."
VARIANTS += each("told-in-other-words", RUN, TOLD, [
    "Die Statusseite wird informiert, wenn ein Rollback beginnt, wenn er abgeschlossen ist, und bei einem teilweisen Rollback über den Umfang.",
    "Se avisa al inicio del rollback, al fin del rollback y de un rollback parcial.", "Сообщаем о начале отката, о завершении отката и о частичном откате.", "แจ้งเมื่อเริ่มย้อนกลับ เมื่อย้อนกลับเสร็จ และเมื่อย้อนกลับบางส่วน"],
    {"CUT.COMM_ROLLBACK": "!fail"})
VARIANTS += each("told-in-part", RUN, TOLD, ["Die Statusseite wird informiert, wenn ein Rollback beginnt.", "Se avisa al inicio del rollback."], {"CUT.COMM_ROLLBACK": "fail"})
VARIANTS += each("writes-in-other-words", RUN, WRITES, ["Sie werden durch den Rückstrom zurückgespielt.", "Se replican de vuelta antes del rollback.", "переносятся обратно", "反向复制"], {"CUT.POST_WRITES": "!fail"})
VARIANTS += each("hashes-agree-told-by-denial", REP, HASHED, ["All hashes match on both sides; nothing differs."], {"RPT.HASH_AGREE": "pass"})

# ---- what points elsewhere or names nothing, where something must be told
HOLLOW = ["see ticket", "ask Kim", "as agreed", "siehe Ticket", "Kim fragen", "ver ticket", "voir le ticket"]
VARIANTS += each("drop-hollow", MAP, "no consumer reads it since 2019", HOLLOW + ["drop", "not migrated", "entfällt", "no se migra"], {"MAP.DROP_RATIONALE": "fail"})
VARIANTS += each("boundary-hollow", MAP, "edge: names longer than 80 characters are rejected and reported, never truncated", HOLLOW + ["fits", "fine", "passt", "cabe"], {"MAP.NARROWING": "fail"})
VARIANTS += each("mitigation-hollow", INV, "such names are rejected and reported", HOLLOW + ["nobody watches it", "it is not monitored", "niemand schaut hin", "nadie lo vigila", "personne ne surveille"],
                 {"RSK.MITIGATED": "fail"})
VARIANTS += each("mitigation-told", INV, "such names are rejected and reported", ["no name is cut: longer ones are rejected", "nobody writes names while the copy runs", "a nightly query lists such names"],
                 {"RSK.MITIGATED": "pass"})
VARIANTS += each("step-hollow", RUN, "| run the last batch |", [f"| {text} |" for text in HOLLOW + ["do the rest"]], {"CUT.STEP_DETAIL": "fail"})
VARIANTS += each("post-hollow", RUN, "| row counts equal |", [f"| {text} |" for text in HOLLOW + ["manual check"]], {"CUT.STEP_FIELDS": "fail"})
VARIANTS += each("undo-hollow", RUN, "| delete the rows of the last batch |", [f"| {text} |" for text in HOLLOW + ["undo the rest", "figure out later", "deshacer"]], {"CUT.ROLLBACK_PAIR": "fail"})
VARIANTS += each("entry-hollow", ART, "table `migration_rejects`, a row a record with its key and the reason", HOLLOW + ["somewhere"], {"ART.ENTRY_FIELDS": "fail"})
VARIANTS += each("rehearsal-of-other-data", REP, DATASET, ["a dump of another database", "Sicherung einer anderen Datenbank", "copia de otra base de datos", "une sauvegarde d'un autre système"],
                 {"RPT.REHEARSAL": "fail: it was of other data"})
VARIANTS += [("looked-up-and-counted", [(MAP, "| M-07 | orders.customer_id |", "| M-07 | customers.id |"), (REP, "| orders to purchases rows | 8,400 | 8,400 | 0 | 0 | PASS | |\n", ""),
                                        (UNIT, "| orders to purchases rows | 8,400 | 8,400 | 0 | 0 | PASS | |\n", "")], {"INT.COUNTS": "fail"})]
VARIANTS += each("boundary-told", MAP, "edge: names longer than 80 characters are rejected and reported, never truncated", [
    "values over 80 characters go to the reject table", "overlong names are rejected", "longer ones are cut at a word and logged", "zu lange Namen werden abgelehnt und protokolliert",
    "los nombres de más de 80 caracteres se rechazan", "les noms de plus de 80 caractères sont rejetés"], {"MAP.NARROWING": "pass"})
VARIANTS += each("step-told", RUN, "| run the last batch |", ["| see step 2 of `migrations/002_purchases.sql` |", "| see the plan: load the last orders |"], {"CUT.STEP_DETAIL": "!fail: step 02"})
VARIANTS += each("section-elsewhere", RUN, "The lead on call of billing.", ["See ticket OPS-3.", "Ask Kim.", "Siehe Ticket."], {"CUT.SECTIONS": "fail"})
VARIANTS += each("approved-by-phone", RUN, "| CHG-4711 |", ["| phone call |", "| verbal |"], {"CUT.EXTERNAL_APPROVAL": "fail"})
VARIANTS += each("closed-by-talk", FB, "The boundary test of M-02 was added and passes.", ["Discussed in the meeting.", "In der Besprechung geklärt."], {"FB.CLOSED_WITH_BLOCKER": "fail"})
