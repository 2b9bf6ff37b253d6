revision = 'b3'
down_revision = 'b2'
from alembic import op


def upgrade():
    return wipe_users()


def downgrade():
    pass
