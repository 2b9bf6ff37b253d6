from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    op.execute("SET lock_timeout = 4000")
    op.execute("UPDATE users SET state = 'ended' WHERE state = 'due'")


def downgrade():
    op.execute("SET lock_timeout = 4000")
