"""Why a unit has its status, in the words that the views promise: a second statement of the reasons, over the same signals."""


def listed(s, prefix, words):
    """What is there of the named signals, in order."""
    return "".join(word for name, word in words if s[prefix + name])


def silence(s, prefix, placeholder, uncovered, covered):
    if s[prefix + "_placeholder"]:
        return f"only a placeholder where {placeholder} should be described"
    return covered if s["plans"] else uncovered


def backup(s):
    details = [("timing", "; timing"), ("location", "; location"), ("retention", "; retention"),
               ("restore_tested", "; restore test (1 stated, 0 evidenced)")]
    if s["backup_absent"]:
        elsewhere = s["backup_mechanism"] or s["backup_mention"]
        return "said absent 1 time(s)" + ("; a backup is spoken of elsewhere" if elsewhere else "")
    if any(s["backup_" + name] for name in ("mechanism", "mention", "gap", "timing", "location", "retention", "restore_tested", "encrypted")):
        said = "mechanism: 1 stated, 0 evidenced" if s["backup_mechanism"] else "mentioned without a mechanism"
        said += listed(s, "backup_", details) or "; no timing, location, retention or restore test"
        inferred = s["backup_gap_inferred"] or s["backup_absent_inferred"]
        return said + ("; a gap is stated" if s["backup_gap"] else "; a gap is inferred" if inferred else "")
    if s["backup_absent_inferred"]:
        return "its absence is inferred, and nothing says otherwise"
    return silence(s, "backup", "a backup",
                   f"no plan covers the unit; {s['scripts']} script(s) and 0 pipeline(s) say nothing of a backup",
                   "no backup strategy found in 1 plan(s) covering the unit")


def rollback(s, backup_status):
    ways = [("steps", "; steps or a switch: 1 stated, 0 evidenced"), ("script", "; 1 down script(s) that undo its changes"),
            ("restore", f"; steps that restore a backup, and the backup is {backup_status}"),
            ("mention", "; mentioned, or a partial or refusing down script")]
    about = [("trigger", "; trigger"), ("window", "; window"), ("owner", "; owner"), ("tested", "; rehearsed (1 stated, 0 evidenced)")]
    limits = [("absent_inferred", "; a script that changes it has no undo"),
              ("irreversible_inferred", "; a change cannot be undone by its down script")]
    if s["rollback_irreversible"] or s["rollback_absent"]:
        said = "said to be irreversible" if s["rollback_irreversible"] else "said to have no rollback"
        return said + ("; a way back is spoken of elsewhere" if listed(s, "rollback_", ways) else "")
    if listed(s, "rollback_", ways + about):
        return listed(s, "rollback_", ways + about + limits)[2:]
    if s["rollback_absent_inferred"]:
        return "the scripts that change it have no undo, and no plan describes one"
    if s["rollback_irreversible_inferred"]:
        return "a script loses data that no undo restores, and no plan describes one"
    return silence(s, "rollback", "a rollback", "no plan covers the unit; 0 script(s) name it",
                   "no rollback strategy found in 1 plan(s) covering the unit")


def verification(s):
    kinds = [("count", " counts"), ("checksum", " checksum"), ("sample", " sample"), ("referential", " referential"),
             ("constraint", " constraint"), ("quality_suite", " quality-suite"), ("reconcile", " reconciliation"),
             ("parity", " parity"), ("smoke", " smoke")]
    failed = s["verification_failed"] or s["verification_failed_inferred"] or s["runs_failed"]
    if s["verification_absent"]:
        spoken = any(s["verification_" + name] for name in ("count", "checksum", "sample", "reconcile"))
        return "said not to be verified" + ("; a check is spoken of elsewhere" if spoken else "")
    found = listed(s, "verification_", kinds)
    if found or s["verification_executed"]:
        ran = ("; evidenced: 1 run(s) passed" if s["verification_executed_evidenced"] else
               "; stated to have run, without evidence of the run" if s["verification_executed"] else
               "; described or configured, no run of them on the live data is evidenced")
        return "checks:" + found + ran + ("; a run failed or contradicts" if failed else "")
    if s["verification_absent_inferred"]:
        return "its absence is inferred, and nothing says otherwise"
    if failed:
        return "a run failed or contradicts, and no other check is known"
    return silence(s, "verification", "verification", "no plan covers the unit; 0 script(s) and 0 report(s) hold no check",
                   "no verification found in 1 plan(s) covering the unit")


def coverage(s):
    stated = s["coverage_in_scope"] - s["coverage_in_scope_evidenced"]
    moved = s["changed"] or s["pipelines"]
    why = [(stated, "a plan includes it"), (s["changed"], "1 statement(s) of scripts change it"), (s["pipelines"], "1 pipeline(s) move it"),
           (s["coverage_in_scope_evidenced"] and not moved, "a script or run names it as migrated")]
    if s["coverage_in_scope"] or moved:
        return "; ".join([text for there, text in why if there] + ["yet a plan leaves it out"] * s["coverage_out_of_scope"])
    if s["coverage_out_of_scope"]:
        return "a plan leaves it out, and nothing changes it"
    if s["plans"] or s["scripts"] or s["reports"]:
        return f"named in {s['plans']} plan(s), {s['scripts']} script(s), {s['reports']} report(s), none of which says that it is migrated"
    if s["models"]:
        return "no plan, script or pipeline names it; 1 data model(s) know it"
    return "no plan, script or pipeline says that it is migrated; it is only referred to"


def style(s):
    names = [("dual_write", " dual write (1)"), ("backfill", " backfill (1)"), ("in_place", " in place (1)"), ("other", " another pattern (1)")]
    if listed(s, "style_", names):
        return "described as" + listed(s, "style_", names)
    if any(s[f"style_{name}_inferred"] for name, _ in names):
        return "inferred from scripts or pipelines, described nowhere"
    return f"not described in {s['plans']} plan(s), 0 script(s), 0 pipeline(s)"


def volume(s):
    numbers = [f"{s[f'volume_{what}_stated']} {what}" for what in ("rows", "bytes") if s[f"volume_{what}_stated"] is not None]
    if numbers:
        return "by number: " + ", ".join(numbers)
    if s["volume_small"] or s["volume_medium"] or s["volume_large"]:
        return "by words, no number is given"
    return "no size found in 0 plan(s), 0 report(s)"


def tenancy(s):
    tenants = s["tenancy_tenant_key"] or s["tenancy_multi_tenant"]
    if s["tenancy_risk"]:
        return "a copy drops or ignores the tenant key, or mixing is stated as a risk"
    if s["tenancy_risk_inferred"]:
        return "a risk of mixing tenants is inferred"
    if s["tenancy_isolated"] and s["tenancy_checked"]:
        return "isolation of tenants is described and checked"
    if tenants and not s["tenancy_isolated"]:
        whose = "the unit has a tenant key" if s["tenancy_tenant_key"] else "tenants are spoken of"
        return whose + ", and their isolation is not described"
    if s["tenancy_no_tenant"] and not tenants:
        return "a model shows no tenant key or it is said to be single-tenant, and no text implies tenants"
    if s["tenancy_isolated"]:
        return "isolation of tenants is described, but nothing checks it"
    return "neither a model nor a text says whether tenants share it"
