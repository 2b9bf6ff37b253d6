-- Decisions about artifacts, from every place they are written in. Nobody is named. Traps: a status that denies, an approval
-- under a condition, a signature without a signer, an agent's, a persona that blocks, a failed rule merged all the same.
.mode csv
SELECT gov_scan('tests/golden/approvals') IS NOT NULL;
SELECT substr(path, 16) AS file, line, source, subject, decision, role, person_no, human, human_required, approved_at,
  sha256 IS NOT NULL, is_override, justification_chars, approvals, profile, confidence, detail
FROM gov_approvals ORDER BY path, line, role;
.print -- what they are about
SELECT substr(path, 16), code, line, line_end, stamped_at, latest_at, authors FROM gov_parts ORDER BY path, line, code;
.print -- the digest in front matter is that of the text behind it; sections of approvals do not count
SELECT p.code, p.sha256 = a.sha256 FROM gov_parts AS p JOIN gov_approvals AS a ON a.path = p.path AND a.source = 'front_matter';
SELECT sha256 FROM gov_parts WHERE code = 'MIG-2';
SELECT * FROM gov_diagnostics;
