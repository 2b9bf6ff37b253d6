Stamp.insert_all(rows) # expect: SCR.SILENT_SKIP SCR.NO_DRY_RUN
Stamp.insert_all!(more)
Stamp.find_or_create_by!(name: 'express')
