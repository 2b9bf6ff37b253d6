CREATE TEMP VIEW gov_tenancy AS
-- Could one tenant's data end up with another? CONFIRMED by a copy that drops the tenant key or a stated risk of
-- mixing. NONE is claimed only where a model shows no tenants and no text implies them, or where isolation is
-- described and also checked.
SELECT s.unit_id,
  CASE
    WHEN s.tenancy_risk > 0 THEN 'CONFIRMED'
    WHEN s.tenancy_isolated > 0 AND s.tenancy_checked > 0 AND s.tenancy_risk_inferred = 0 THEN 'NONE'
    WHEN s.tenancy_risk_inferred > 0 THEN 'POTENTIAL'
    WHEN s.tenancy_tenant_key + s.tenancy_multi_tenant > 0 AND s.tenancy_isolated = 0 THEN 'POTENTIAL'
    WHEN s.tenancy_tenant_key + s.tenancy_multi_tenant = 0 AND s.tenancy_no_tenant > 0 THEN 'NONE'
    ELSE 'UNKNOWN'
  END AS status,
  CASE
    WHEN s.tenancy_risk > 0 THEN 'a copy drops or ignores the tenant key, or mixing is stated as a risk'
    WHEN s.tenancy_isolated > 0 AND s.tenancy_checked > 0 AND s.tenancy_risk_inferred = 0
      THEN 'isolation of tenants is described and checked'
    WHEN s.tenancy_risk_inferred > 0 THEN 'a risk of mixing tenants is inferred'
    WHEN s.tenancy_tenant_key + s.tenancy_multi_tenant > 0 AND s.tenancy_isolated = 0
      THEN CASE WHEN s.tenancy_tenant_key > 0 THEN 'the unit has a tenant key' ELSE 'tenants are spoken of' END
        || ', and their isolation is not described'
    WHEN s.tenancy_tenant_key + s.tenancy_multi_tenant = 0 AND s.tenancy_no_tenant > 0
      THEN 'a model shows no tenant key or it is said to be single-tenant, and no text implies tenants'
    WHEN s.tenancy_isolated > 0 THEN 'isolation of tenants is described, but nothing checks it'
    ELSE 'neither a model nor a text says whether tenants share it'
  END AS reason,
  (SELECT json_group_array(DISTINCT e.place) FROM gov_unit_evidence AS e
   WHERE e.unit_id = s.unit_id AND e.aspect = 'tenancy') AS evidence
FROM gov_unit_signals AS s;
