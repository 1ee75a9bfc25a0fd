/* store/facts.c: keeps posting_fact, the narrow rows that reports count. Triggers
 * (schema_steps.c) take the row of a posting away when the posting changes and note
 * it in fact_dirty, as does whoever adds one; here what was noted is made anew. Until
 * then a report computes it from the other tables, so that nothing is ever counted
 * as it was before. The job alone is written into the row by who finds it (twins.c). */
#include "store/db.h"

#include "base/banned.h"

enum status
facts_update(struct store *store, struct error *err)
{
    enum status st = sql_run(store, err, SQL_FACTS_MAKE, "");
    return st ? st : sql_run(store, err, SQL_FACTS_CLEAN, "");
}
