import os
import pandas
from sqlalchemy import create_engine

frame = pandas.read_csv("parcels.csv")
frame.to_sql("parcels", create_engine(os.environ["DST"]), if_exists="append")  # expect: SCR.NO_DRY_RUN SCR.NOT_IDEMPOTENT
