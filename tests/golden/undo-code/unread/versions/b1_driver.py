revision = 'b1'
down_revision = None
from alembic import op


def upgrade():
    connection = op.get_bind()
    connection.exec_driver_sql('DELETE FROM users')


def downgrade():
    pass
