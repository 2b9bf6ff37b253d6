const found = await getDocs(collection(db, 'parcels'));
for (const parcel of found.docs) { // expect: SCR.NO_CHECKPOINT
  await setDoc(doc(db, 'letters', parcel.id), parcel.data()); // expect: SCR.NO_DRY_RUN
}
