"""The screens of the administration: staff, accounts, reference lists, the school."""
