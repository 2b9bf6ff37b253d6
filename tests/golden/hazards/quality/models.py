from django.db import transaction
from parcels.models import Parcel


def run():
    with transaction.atomic():  # expect: SCR.GIANT_TX
        for parcel in Parcel.objects.all():  # expect: SCR.NO_CHECKPOINT
            parcel.weight = parcel.weigh()
            parcel.save()  # expect: SCR.NO_DRY_RUN
