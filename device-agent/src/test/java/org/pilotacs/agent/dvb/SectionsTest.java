package org.pilotacs.agent.dvb;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.agent.bench.BenchDemux;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What a demultiplexer is asked for, and what is made of its answers. There is no DVB card in these tests: the calls
/// are made on a stand-in, on a plain file and on a pipe.
class SectionsTest {
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final Demux.Table EMMS = new Demux.Table(0x0321, 0x82, false);
    private static final String REST_OF_FILTER = "00".repeat(15);

    private final BenchDemux driver = new BenchDemux();
    private final Demux demux = new Demux(Path.of("/dev/dvb/adapter0/demux0"), driver);

    @TempDir
    private Path folder;

    /// Struct dmx_sct_filter_params, little-endian: PID, table_id, its mask, no timeout, DMX_IMMEDIATE_START.
    @Test
    void theKernelIsAskedForOneTableOnOnePid() throws Exception {
        demux.open(EMMS).close();
        assertThat(driver.filters()).containsExactly(HexFormat.of().parseHex("2103" + "82" + REST_OF_FILTER
                + "ff" + REST_OF_FILTER + "00" + REST_OF_FILTER + "0000" + "00000000" + "04000000"));
        assertThat(driver.open()).isZero();
    }

    /// Sections of the short form have no CRC_32 that the kernel could check.
    @Test
    void itChecksTheSumOnlyWhereThereIsOne() throws Exception {
        demux.open(new Demux.Table(0x0001, 0x01, true)).close();
        assertThat(HexFormat.of().formatHex(driver.filters().getFirst())).startsWith("010001").endsWith("05000000");
    }

    @Test
    void sectionsComeOneByOneAndNothingIsNothing() throws Exception {
        byte[] one = { (byte) 0x82, 0x70, 0x01, 7};
        byte[] longest = new byte[4096];
        driver.comes(EMMS.pid(), one);
        driver.comes(EMMS.pid(), longest);
        driver.comes(0x0322, one);
        try (Sections sections = demux.open(EMMS)) {
            assertThat(sections.next(SHORT)).isEqualTo(one);
            assertThat(sections.next(SHORT)).isEqualTo(longest);
            assertThat(sections.next(SHORT)).isNull();
        }
    }

    @Test
    void aDeviceThatIsNotThereSaysSo() throws Exception {
        driver.refuse(1);
        assertThatThrownBy(() -> demux.open(EMMS)).isInstanceOf(IOException.class)
                .hasMessage("/dev/dvb/adapter0/demux0: open failed, errno 19");
        try (Sections sections = demux.open(EMMS)) {
            driver.unplug();
            assertThatThrownBy(() -> sections.next(SHORT)).isInstanceOf(IOException.class)
                    .hasMessageEndingWith("read failed, errno 19");
        }
    }

    /// ENOTTY: the C library itself.
    @Test
    void aFileThatIsNoDemultiplexerIsRefused() throws Exception {
        Path plain = Files.createFile(folder.resolve("demux0"));
        assertThatThrownBy(() -> Demux.ofMachine(plain).open(EMMS)).isInstanceOf(IOException.class)
                .hasMessageEndingWith("DMX_SET_FILTER failed, errno 25");
    }

    @Test
    void theRealCallsWaitForAPipeAndReadIt() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        LibcCalls libc = new LibcCalls();
        int descriptor = libc.open(pipe);
        try (OutputStream writer = Files.newOutputStream(pipe); Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(16);
            assertThat(libc.await(descriptor, 1)).as("nothing yet").isZero();
            assertThat(libc.read(descriptor, buffer)).isEqualTo(-DemuxAbi.EAGAIN);
            writer.write(new byte[]{ 1, 2, 3});
            assertThat(libc.await(descriptor, 10_000)).isEqualTo(1);
            assertThat(libc.read(descriptor, buffer)).isEqualTo(3);
            assertThat(buffer.asSlice(0, 3).toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3);
        } finally {
            libc.close(descriptor);
        }
        assertThat(libc.read(descriptor, Arena.ofAuto().allocate(1))).as("EBADF").isEqualTo(-9);
    }
}
