# Each migration here names its down_revision; this file is none.
