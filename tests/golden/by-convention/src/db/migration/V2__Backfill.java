public class V2__Backfill extends BaseJavaMigration { public void migrate(Context c) throws Exception { } }
