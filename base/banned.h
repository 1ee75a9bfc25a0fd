/* base/banned.h: calls that jobmill does without, as compile errors. Include it
 * last, after system headers. Each line names what to use instead. */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#pragma GCC poison strtok   /* str_cut */
#pragma GCC poison atoi     /* str_int */
#pragma GCC poison atol     /* str_int */
#pragma GCC poison atof     /* str_double */
#pragma GCC poison strtol   /* str_int */
#pragma GCC poison strtod   /* str_double */
#pragma GCC poison sscanf   /* a cursor over struct str */
#pragma GCC poison strcpy   /* struct buf */
#pragma GCC poison strcat   /* struct buf */
#pragma GCC poison sprintf  /* snprintf, buf_printf */
#pragma GCC poison vsprintf /* vsnprintf */
#pragma GCC poison gmtime   /* base/date.h */
#pragma GCC poison localtime
#pragma GCC poison mktime
#pragma GCC poison setlocale
#pragma GCC poison isalpha /* byte_is_alpha; bytes are not characters */
#pragma GCC poison isdigit
#pragma GCC poison isspace
#pragma GCC poison tolower
#pragma GCC poison toupper

#endif
