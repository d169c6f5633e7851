"""Any paper as slides that are read from the back of the room and edited in an office program."""
