/* What the kernel's headers say, one name and number a line. */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <linux/dvb/dmx.h>

#define SAY(name, value) printf("%s %lu\n", name, (unsigned long) (value))

int main(void) {
    SAY("PARAMETERS_SIZE", sizeof(struct dmx_sct_filter_params));
    SAY("PID", offsetof(struct dmx_sct_filter_params, pid));
    SAY("FILTER", offsetof(struct dmx_sct_filter_params, filter.filter));
    SAY("MASK", offsetof(struct dmx_sct_filter_params, filter.mask));
    SAY("MODE", offsetof(struct dmx_sct_filter_params, filter.mode));
    SAY("TIMEOUT", offsetof(struct dmx_sct_filter_params, timeout));
    SAY("FLAGS", offsetof(struct dmx_sct_filter_params, flags));
    SAY("DMX_SET_FILTER", DMX_SET_FILTER);
    SAY("DMX_CHECK_CRC", DMX_CHECK_CRC);
    SAY("DMX_IMMEDIATE_START", DMX_IMMEDIATE_START);
    SAY("EINTR", EINTR);
    SAY("EAGAIN", EAGAIN);
    SAY("EOVERFLOW", EOVERFLOW);
    return 0;
}
