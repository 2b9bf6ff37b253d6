"""What the variants of gate_variants, readiness_variants and stage_variants have in common: (name, edits, outcomes, …)."""

NOT_RUN = {"en": "NOT_EXECUTED", "de": "nicht ausgeführt", "es": "NO EJECUTADO", "fr": "non exécuté", "pt": "não executado", "ru": "не выполнено",
           "zh": "未执行", "ja": "未実施", "th": "ยังไม่ได้ดำเนินการ"}  # as people fill it in, in the languages that are read


def wrong(made, rows):
    """What rows (scope, check_id, outcome) say otherwise than the variants; made: [(scope, variant)]."""
    seen, found = {}, []
    for scope, check, outcome in rows:
        seen.setdefault((scope, check), set()).add(outcome)
    for scope, variant in made:
        for check, outcome in variant[2].items():
            got = seen.get((scope, check.strip()), set())
            if (outcome[1:] in got) if outcome[0] == "!" else (outcome not in got):
                found.append(f"{variant[0]}: {check} should be {outcome}, is {sorted(got)} ({scope})")
    return found
