/* cron/lock.c: an fcntl write lock; the file's text only tells who holds it. */
#include "cron/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"

#include "base/banned.h"

enum status
lock_take(const char *database, int *ret, struct error *err)
{
    char path[4096];
    char text[128];
    int length = snprintf(path, sizeof path, "%s.lock", database);
    if (length < 0 || (size_t)length >= sizeof path) {
        return error_set(err, E_IO, "%s: name too long", database);
    }
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0) {
        return error_set_errno(err, E_IO, errno, "%s: cannot be made", path);
    }
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_SETLK, &lock) != 0) {
        ssize_t n = read(fd, text, sizeof text - 1);
        text[n > 0 ? n : 0] = '\0';
        text[strcspn(text, "\n")] = '\0';
        (void)close(fd);
        return error_set(err, E_LOCKED,
                         "another run holds %s (%s); wait for it, or end it with kill", path,
                         text[0] ? text : "unknown process");
    }
    char now[TIME_BYTES];
    date_write_time(clock_now_s(), now);
    int n = snprintf(text, sizeof text, "pid %ld since %s\n", (long)getpid(), now);
    if (ftruncate(fd, 0) == 0 && n > 0) {
        ssize_t written = pwrite(fd, text, (size_t)n, 0);
        (void)written; /* a courtesy; the lock holds without it */
    }
    *ret = fd;
    return OK;
}

bool
lock_is_held(const char *database, char *ret_holder, size_t cap)
{
    char path[4096];
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int length = snprintf(path, sizeof path, "%s.lock", database);
    int fd = length > 0 && (size_t)length < sizeof path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0) {
        return false;
    }
    bool is_held = fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ssize_t n = is_held ? read(fd, ret_holder, cap - 1) : 0;
    ret_holder[n > 0 ? n : 0] = '\0';
    ret_holder[strcspn(ret_holder, "\n")] = '\0';
    (void)close(fd);
    return is_held;
}

void
lock_drop(int lock)
{
    if (lock >= 0) {
        (void)close(lock);
    }
}
