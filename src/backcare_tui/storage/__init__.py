"""The diary's store: SQLite by default, PostgreSQL by its address."""
