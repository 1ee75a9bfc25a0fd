/* cron/notify.h: tells the service manager how it goes, by the datagrams of
 * sd_notify(3): READY, STATUS, WATCHDOG, STOPPING. Without NOTIFY_SOCKET in the
 * environment every call is a no-op. Nothing said here can fail a run. */
#ifndef CRON_NOTIFY_H
#define CRON_NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

struct notify {
    int socket;          /* -1: nobody listens */
    int64_t watchdog_ms; /* 0: none; alive is said twice within this time */
    int64_t last_alive_ms;
    bool is_stopping; /* said already */
};

/* Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID and takes them out of the
 * environment, so that commands which a run starts do not speak for it. Before
 * any thread. */
void notify_init(struct notify *notify);
void notify_release(struct notify *notify);
/* `status`: one line of state for `systemctl status`. */
void notify_ready(struct notify *notify, const char *status);
void notify_status(struct notify *notify, const char *status);
void notify_stopping(struct notify *notify, const char *status); /* once */
/* From the loop that must not hang; cheap. */
void notify_alive(struct notify *notify);

#endif
