down_revision = "4e4d5a"

def upgrade():
    op.execute("DELETE FROM " + table)

def downgrade():
    pass
