def fold(text):
    return text.lower()
