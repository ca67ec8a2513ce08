"""The database itself refuses to change, delete or empty the ledger.

One change passes: erasing `records` and `salt` together, which an order of law may demand; the
digest stays, so the chain stays provable. The officers' login has no right to update at all.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION jejak_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.records IS NULL AND NEW.salt IS NULL
     AND (NEW.id, NEW.node, NEW.epoch, NEW.buku, NEW.seq, NEW.at, NEW.actor, NEW.verb, NEW.subject,
          NEW.digest, NEW.prev, NEW.hash, NEW.segel)
         IS NOT DISTINCT FROM
         (OLD.id, OLD.node, OLD.epoch, OLD.buku, OLD.seq, OLD.at, OLD.actor, OLD.verb, OLD.subject,
          OLD.digest, OLD.prev, OLD.hash, OLD.segel)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'jejak hanya dapat ditambah' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER jejak_tak_diubah BEFORE UPDATE OR DELETE ON jejak_peristiwa
  FOR EACH ROW EXECUTE FUNCTION jejak_append_only();
CREATE TRIGGER jejak_tak_dikosongkan BEFORE TRUNCATE ON jejak_peristiwa
  FOR EACH STATEMENT EXECUTE FUNCTION jejak_append_only();
"""
DROP = "DROP FUNCTION jejak_append_only() CASCADE"


class Migration(migrations.Migration):
    dependencies = [("jejak", "0001_jejak")]
    operations = [migrations.RunSQL(CREATE, DROP)]
