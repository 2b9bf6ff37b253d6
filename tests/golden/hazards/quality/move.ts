// Moves users; the old password lived in "hunter2-but-longer".
const secret = process.env.SECRET;
const clientSecret = "platypus-echidna-12"; // expect: MH507 SCR.CREDENTIAL
export async function move(db: any, users: any[]) {
  for (const user of users) { // expect: SCR.NO_CHECKPOINT
    await db.insertMany([user]).catch(() => {}); // expect: SCR.NO_DRY_RUN SCR.NOT_IDEMPOTENT SCR.SWALLOW
  }
  try {
    await db.close();
  } catch (error) {} // expect: SCR.SWALLOW
  try {
    await db.close();
  } catch (error) { // expect: SCR.SWALLOW
  }
  try {
    await db.close();
  } catch (error) {
    console.error(error);
  }
}
