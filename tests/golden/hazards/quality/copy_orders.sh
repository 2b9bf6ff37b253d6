#!/bin/sh
# Copies orders into the new store.
export PGPASSWORD=s3cr3t-wombat-9  # expect: MH507 SCR.CREDENTIAL
export PGPASSWORD="$ORDERS_PASSWORD"
psql -h db.internal -c "INSERT INTO orders SELECT * FROM old_orders" || true  # expect: SCR.SWALLOW SCR.NO_DRY_RUN MH503 SCR.NOT_IDEMPOTENT
psql "postgres://mover:kangaroo-77@shop.example.net/shop" -f more.sql  # expect: MH507 SCR.CREDENTIAL SCR.SWALLOW
psql "postgres://mover:${MOVER_PASSWORD}@shop.example.net/shop" -f more.sql
mysql -u root -pchangeme shop < more.sql  # expect: SCR.CREDENTIAL_DUMMY
curl https://10.20.30.40/health  # expect: SCR.ENV_VALUE
