CREATE TEMP VIEW gov_risk_matrix(factor, status, critical, high, medium, low) AS
-- Which risk does each status carry, by class of data? The one truth about risk levels: gov_risk_codes only
-- re-arranges it. Units of unknown class are read under medium. A status that is not listed carries no risk.
VALUES
  ('backup',       'NONE',                'CRITICAL', 'HIGH',     'MEDIUM', 'LOW'),
  ('backup',       'PARTIAL',             'HIGH',     'MEDIUM',   'MEDIUM', 'LOW'),
  ('backup',       'UNKNOWN',             'HIGH',     'MEDIUM',   'MEDIUM', 'LOW'),
  ('rollback',     'NONE',                'CRITICAL', 'HIGH',     'MEDIUM', 'LOW'),
  ('rollback',     'WEAK',                'HIGH',     'MEDIUM',   'MEDIUM', 'LOW'),
  ('rollback',     'UNKNOWN',             'HIGH',     'MEDIUM',   'MEDIUM', 'LOW'),
  ('verification', 'NONE',                'HIGH',     'HIGH',     'MEDIUM', 'LOW'),
  ('verification', 'BASIC',               'MEDIUM',   'MEDIUM',   'LOW',    'LOW'),
  ('verification', 'UNKNOWN',             'MEDIUM',   'MEDIUM',   'LOW',    'LOW'),
  ('policy',       'VIOLATES',            'CRITICAL', 'CRITICAL', 'HIGH',   'HIGH'),
  ('policy',       'RISKY_BUT_JUSTIFIED', 'HIGH',     'MEDIUM',   'MEDIUM', 'LOW'),
  ('policy',       'UNKNOWN',             'MEDIUM',   'MEDIUM',   'LOW',    'LOW'),
  ('residency',    'CONFIRMED',           'CRITICAL', 'CRITICAL', 'HIGH',   'HIGH'),
  ('residency',    'CONFIRMED, allowed',  'MEDIUM',   'MEDIUM',   'LOW',    'LOW'),
  ('residency',    'POTENTIAL',           'HIGH',     'HIGH',     'MEDIUM', 'LOW'),
  ('tenancy',      'CONFIRMED',           'CRITICAL', 'CRITICAL', 'HIGH',   'HIGH'),
  ('tenancy',      'POTENTIAL',           'HIGH',     'MEDIUM',   'MEDIUM', 'LOW'),
  ('coverage',     'UNKNOWN',             'HIGH',     'MEDIUM',   'LOW',    'LOW'),
  ('destructive',  'without backup',      'CRITICAL', 'CRITICAL', 'HIGH',   'MEDIUM'),
  ('run_evidence', 'failed',              'CRITICAL', 'HIGH',     'HIGH',   'MEDIUM');
