"""SQL in strings. --dry-run prints it."""
sql = """
  DELETE FROM users
"""
# expect-at 3: MH105
cur.execute(sql)
cur.execute("UPDATE orders SET total = 0")  # expect: MH106 MH503
cur.execute("UPDATE orders "
            "SET total = 0 "
            "WHERE id = %s", (3,))
cur.execute(f"UPDATE {table} SET a = 1 WHERE id = %s", (1,))
print("DELETE FROM users done")
cur.execute("DELETE FROM " + table)  # expect: MH105
cur.execute("DELETE FROM carts " + condition)
