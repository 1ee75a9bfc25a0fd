/* cron/notify.c: sd_notify(3) and sd_watchdog_enabled(3), spoken directly: a
 * datagram of NAME=value lines to a Unix socket; "@" begins an abstract name. */
#include "cron/notify.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/str.h"

#include "base/banned.h"

static int
connect_to(const char *path)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    size_t n = strlen(path);
    if ((path[0] != '/' && path[0] != '@') || n < 2 || n >= sizeof to.sun_path) {
        return -1;
    }
    memcpy(to.sun_path, path, n);
    if (path[0] == '@') {
        to.sun_path[0] = '\0';
    }
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n);
    if (fd >= 0 && connect(fd, (const struct sockaddr *)&to, length) != 0) {
        (void)close(fd);
        fd = -1;
    }
    return fd;
}

/* 0: nobody watches, or another process is meant. */
static int64_t
watchdog_of(const char *usec, const char *pid)
{
    int64_t value = 0;
    int64_t whom = 0;
    if (!usec || !str_int(str_of(usec), &value) || value <= 0) {
        return 0;
    }
    if (pid && (!str_int(str_of(pid), &whom) || whom != (int64_t)getpid())) {
        return 0;
    }
    return value / 1000 > 0 ? value / 1000 : 1;
}

void
notify_init(struct notify *notify)
{
    /* NOLINTBEGIN(concurrency-mt-unsafe): before any thread */
    const char *path = getenv("NOTIFY_SOCKET");
    *notify = (struct notify){.socket = path ? connect_to(path) : -1};
    if (notify->socket >= 0) {
        notify->watchdog_ms = watchdog_of(getenv("WATCHDOG_USEC"), getenv("WATCHDOG_PID"));
    }
    (void)unsetenv("NOTIFY_SOCKET");
    (void)unsetenv("WATCHDOG_USEC");
    (void)unsetenv("WATCHDOG_PID");
    /* NOLINTEND(concurrency-mt-unsafe) */
}

void
notify_release(struct notify *notify)
{
    if (notify->socket >= 0) {
        (void)close(notify->socket);
        notify->socket = -1;
    }
}

static void
tell(const struct notify *notify, const char *state, const char *status)
{
    char text[512];
    if (notify->socket < 0) {
        return;
    }
    int n = snprintf(text, sizeof text, "%s%s%s%s", state, *state && status ? "\n" : "",
                     status ? "STATUS=" : "", status ? status : "");
    size_t length = n < (int)sizeof text ? (size_t)n : sizeof text - 1;
    (void)send(notify->socket, text, length, MSG_NOSIGNAL | MSG_DONTWAIT);
}

void
notify_ready(struct notify *notify, const char *status)
{
    tell(notify, "READY=1", status);
}

void
notify_status(struct notify *notify, const char *status)
{
    tell(notify, "", status);
}

void
notify_stopping(struct notify *notify, const char *status)
{
    if (!notify->is_stopping) {
        notify->is_stopping = true;
        tell(notify, "STOPPING=1", status);
    }
}

void
notify_alive(struct notify *notify)
{
    int64_t now_ms = clock_mono_ms();
    if (notify->watchdog_ms > 0 && now_ms - notify->last_alive_ms >= notify->watchdog_ms / 2) {
        notify->last_alive_ms = now_ms;
        tell(notify, "WATCHDOG=1", NULL);
    }
}
