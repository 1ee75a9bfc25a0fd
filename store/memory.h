/* store/memory.h: SQLite's memory. Private to store/. */
#ifndef STORE_MEMORY_H
#define STORE_MEMORY_H

/* Gives SQLite its small blocks from lists of each thread; before its first use, once.
 * Without effect where a sanitizer wants to see each block. */
void memory_set_up(void);

#endif
