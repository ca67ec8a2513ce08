"""Who acts: units, officers, roles, login, and what each may do where."""
