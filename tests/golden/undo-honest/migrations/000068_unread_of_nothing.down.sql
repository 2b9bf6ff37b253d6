this would be the undo
