revision = 'b2'
down_revision = 'b1'
from alembic import op


def upgrade():
    connection.delete_everything()


def downgrade():
    pass
