/** Of what a query is to tell: everything in the schemas, or only the relations, whose object ids are `$1`. */
export type Reach = "schemas" | "relations";

/** Of pg_class `c`: what people made. Partitions stand behind their parent; extensions look after their own. */
export const OWN_RELATION = `
  c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition and c.relpersistence <> 't'
  and c.oid not in (select x.objid from pg_depend x
    where x.refclassid = 'pg_extension'::regclass and x.classid = 'pg_class'::regclass and x.deptype = 'e')`;

export const ownRelations = (reach: Reach): string =>
  `${reach === "schemas" ? "c.relnamespace" : "c.oid"} = any ($1::oid[]) and ${OWN_RELATION}`;
