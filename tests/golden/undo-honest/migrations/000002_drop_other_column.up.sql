UPDATE t02 SET note = trim(note);
