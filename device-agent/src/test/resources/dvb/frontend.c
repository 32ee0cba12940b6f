/* What the kernel's header says, one name and number a line. */
#include <stddef.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <linux/dvb/frontend.h>

#define SAY(name, value) printf("%s %lu\n", name, (unsigned long) (value))

int main(void) {
    SAY("PROPERTY_SIZE", sizeof(struct dtv_property));
    SAY("COMMAND", offsetof(struct dtv_property, cmd));
    SAY("DATA", offsetof(struct dtv_property, u.data));
    SAY("BUFFER_LENGTH", offsetof(struct dtv_property, u.buffer.len));
    SAY("STATISTICS", offsetof(struct dtv_property, u.st.len));
    SAY("SCALE", offsetof(struct dtv_property, u.st.stat[0].scale));
    SAY("VALUE", offsetof(struct dtv_property, u.st.stat[0].uvalue));
    SAY("STATISTICS_SIZE", sizeof(struct dtv_fe_stats));
    SAY("PROPERTIES_SIZE", sizeof(struct dtv_properties));
    SAY("PROPERTIES_POINTER", offsetof(struct dtv_properties, props));
    SAY("INFO_SIZE", sizeof(struct dvb_frontend_info));
    SAY("NAME_LENGTH", offsetof(struct dvb_frontend_info, type));
    SAY("FE_GET_INFO", FE_GET_INFO);
    SAY("FE_READ_STATUS", FE_READ_STATUS);
    SAY("FE_READ_SIGNAL_STRENGTH", FE_READ_SIGNAL_STRENGTH);
    SAY("FE_READ_SNR", FE_READ_SNR);
    SAY("FE_READ_UNCORRECTED_BLOCKS", FE_READ_UNCORRECTED_BLOCKS);
    SAY("FE_GET_PROPERTY", FE_GET_PROPERTY);
    SAY("DTV_FREQUENCY", DTV_FREQUENCY);
    SAY("DTV_MODULATION", DTV_MODULATION);
    SAY("DTV_SYMBOL_RATE", DTV_SYMBOL_RATE);
    SAY("DTV_INNER_FEC", DTV_INNER_FEC);
    SAY("DTV_VOLTAGE", DTV_VOLTAGE);
    SAY("DTV_TONE", DTV_TONE);
    SAY("DTV_DELIVERY_SYSTEM", DTV_DELIVERY_SYSTEM);
    SAY("DTV_ENUM_DELSYS", DTV_ENUM_DELSYS);
    SAY("DTV_STAT_SIGNAL_STRENGTH", DTV_STAT_SIGNAL_STRENGTH);
    SAY("DTV_STAT_CNR", DTV_STAT_CNR);
    SAY("DTV_STAT_PRE_ERROR_BIT_COUNT", DTV_STAT_PRE_ERROR_BIT_COUNT);
    SAY("DTV_STAT_PRE_TOTAL_BIT_COUNT", DTV_STAT_PRE_TOTAL_BIT_COUNT);
    SAY("DTV_STAT_ERROR_BLOCK_COUNT", DTV_STAT_ERROR_BLOCK_COUNT);
    SAY("DTV_STAT_TOTAL_BLOCK_COUNT", DTV_STAT_TOTAL_BLOCK_COUNT);
    SAY("FE_SCALE_DECIBEL", FE_SCALE_DECIBEL);
    SAY("FE_SCALE_RELATIVE", FE_SCALE_RELATIVE);
    SAY("FE_SCALE_COUNTER", FE_SCALE_COUNTER);
    SAY("FE_HAS_LOCK", FE_HAS_LOCK);
    SAY("SYS_DVBS", SYS_DVBS);
    SAY("SYS_DVBS2", SYS_DVBS2);
    SAY("SEC_VOLTAGE_13", SEC_VOLTAGE_13);
    SAY("SEC_VOLTAGE_18", SEC_VOLTAGE_18);
    SAY("SEC_TONE_ON", SEC_TONE_ON);
    SAY("SEC_TONE_OFF", SEC_TONE_OFF);
    SAY("QPSK", QPSK);
    SAY("8PSK", PSK_8);
    SAY("16APSK", APSK_16);
    SAY("32APSK", APSK_32);
    SAY("1/2", FEC_1_2);
    SAY("2/3", FEC_2_3);
    SAY("3/4", FEC_3_4);
    SAY("4/5", FEC_4_5);
    SAY("5/6", FEC_5_6);
    SAY("6/7", FEC_6_7);
    SAY("7/8", FEC_7_8);
    SAY("8/9", FEC_8_9);
    SAY("3/5", FEC_3_5);
    SAY("9/10", FEC_9_10);
    SAY("2/5", FEC_2_5);
    return 0;
}
